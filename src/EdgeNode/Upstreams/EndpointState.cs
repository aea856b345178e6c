using OrleansMesh.Routing.Health;

namespace OrleansMesh.EdgeNode.Upstreams;

/// <summary>What the edge remembers of one address of a cluster, as long as the cluster has it: over tables, whatever its weight.</summary>
internal sealed class EndpointState(long since)
{
    private long _active;

    /// <summary>When it came; a timestamp of the edge's clock.</summary>
    public long Since { get; } = since;

    /// <summary>Attempts of primaries under way.</summary>
    public long Active => Volatile.Read(ref _active);

    /// <summary>How it fares.</summary>
    public EndpointHealth Health { get; } = new();

    public void Enter() => Interlocked.Increment(ref _active);

    public void Leave() => Interlocked.Decrement(ref _active);
}
