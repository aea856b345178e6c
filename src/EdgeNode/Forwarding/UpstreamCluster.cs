using OrleansMesh.EdgeNode.Serving;
using OrleansMesh.Routing.Balancing;
using OrleansMesh.Routing.Matching;
using OrleansMesh.Routing.Registry;

namespace OrleansMesh.EdgeNode.Forwarding;

/// <summary>A cluster as one revision knows it: its endpoints, and the client that outlives them. Immutable.</summary>
internal sealed class UpstreamCluster
{
    private readonly UpstreamEndpoint[] _endpoints;
    private readonly int[] _weights;
    private int _retries;

    public UpstreamCluster(ClusterDefinition definition, UpstreamClient client)
    {
        Definition = definition;
        Client = client;
        _endpoints = [.. definition.Endpoints.Select(UpstreamEndpoint.Of)];
        _weights = Array.ConvertAll(_endpoints, endpoint => endpoint.Weight);
    }

    /// <summary>What the registry says of it.</summary>
    public ClusterDefinition Definition { get; }

    public ClusterKey Key => Definition.Key;

    /// <summary>Why nothing can be sent to it; <see cref="ClusterProblem.None"/> where it can.</summary>
    public ClusterProblem Problem => Definition.Problem;

    /// <summary>The client, shared with the same cluster of other revisions.</summary>
    public UpstreamClient Client { get; }

    /// <summary>Takes a place at an endpoint for one attempt of a primary.</summary>
    /// <returns>Null where <paramref name="attempt"/> holds one, else why the attempt cannot be made.</returns>
    public EdgeReason? TryBegin(in EndpointChoice choice, out UpstreamAttempt attempt)
    {
        if (Problem != ClusterProblem.None)
        {
            attempt = default;
            return EdgeReasons.For(Problem);
        }

        attempt = (_endpoints.Length == 1 ? _endpoints[0] : Untried(Pick(choice.Random()), choice.Tried)).Begin();
        return null;
    }

    // The one picked, else the next that was not tried; where all were, the one picked.
    private UpstreamEndpoint Untried(UpstreamEndpoint picked, IReadOnlyList<UpstreamEndpoint>? tried)
    {
        if (tried is null || !tried.Contains(picked))
        {
            return picked;
        }

        var at = Array.IndexOf(_endpoints, picked);
        for (var i = 1; i < _endpoints.Length; i++)
        {
            var next = _endpoints[(at + i) % _endpoints.Length];
            if (!tried.Contains(next))
            {
                return next;
            }
        }

        return picked;
    }

    /// <summary>Takes a place for a further attempt; to be given back by <see cref="EndRetry"/>.</summary>
    public bool TryBeginRetry()
    {
        Interlocked.Increment(ref _retries);
        return true;
    }

    /// <summary>Gives back what <see cref="TryBeginRetry"/> took.</summary>
    public void EndRetry() => Interlocked.Decrement(ref _retries);

    /// <summary>The endpoint that <paramref name="random"/> falls on, by weight. Only where there is no <see cref="Problem"/>.</summary>
    public UpstreamEndpoint Pick(uint random) => _endpoints.Length == 1 ? _endpoints[0] : _endpoints[WeightedPick.Pick(_weights, random)];
}
