namespace OrleansMesh.EdgeNode.Forwarding;

/// <summary>One attempt's place at an endpoint, from the choice to the outcome. To be ended exactly once.</summary>
internal readonly struct UpstreamAttempt(UpstreamEndpoint endpoint)
{
    /// <summary>Where the attempt goes.</summary>
    public UpstreamEndpoint Endpoint { get; } = endpoint;

    /// <summary>Gives the place back and tells the endpoint's health how it went.</summary>
    public void End(AttemptOutcome outcome) => Endpoint.End(outcome);
}
