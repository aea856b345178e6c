using OrleansMesh.EdgeNode.Forwarding;

namespace OrleansMesh.EdgeNode.Upstreams;

/// <summary>One attempt's place at an endpoint, from the choice to the outcome. To be ended exactly once.</summary>
internal readonly struct UpstreamAttempt(UpstreamCluster cluster, UpstreamEndpoint endpoint, string? setCookie)
{
    /// <summary>Where the attempt goes.</summary>
    public UpstreamEndpoint Endpoint { get; } = endpoint;

    /// <summary>The value of a <c>Set-Cookie</c> that the answer must carry, so that the client comes back to this endpoint; null for none.</summary>
    public string? SetCookie { get; } = setCookie;

    /// <summary>Gives the place back and tells the endpoint's health how it went.</summary>
    public void End(AttemptOutcome outcome) => cluster.End(Endpoint, outcome);
}
