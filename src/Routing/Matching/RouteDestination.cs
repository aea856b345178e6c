using OrleansMesh.Routing.Actions;

namespace OrleansMesh.Routing.Matching;

/// <summary>One of the places a rule sends requests to.</summary>
public sealed class RouteDestination
{
    private readonly HeaderEdit[] _request;
    private readonly HeaderEdit[] _response;

    internal RouteDestination(ClusterKey cluster, int clusterSlot, int weight, string? authority, HeaderEdit[] request, HeaderEdit[] response)
    {
        Cluster = cluster;
        ClusterSlot = clusterSlot;
        Weight = weight;
        Authority = authority;
        _request = request;
        _response = response;
    }

    /// <summary>Where.</summary>
    public ClusterKey Cluster { get; }

    /// <summary>The index of <see cref="Cluster"/> in <see cref="RouteTable.Clusters"/>.</summary>
    public int ClusterSlot { get; }

    /// <summary>Its share against its siblings; at least 1.</summary>
    public int Weight { get; }

    /// <summary>The <c>Host</c> that requests are forwarded with; null: the client's.</summary>
    public string? Authority { get; }

    /// <summary>The edits of requests, in order.</summary>
    public ReadOnlySpan<HeaderEdit> RequestEdits => _request;

    /// <summary>The edits of answers, in order.</summary>
    public ReadOnlySpan<HeaderEdit> ResponseEdits => _response;
}
