using System.Collections.Immutable;

namespace OrleansMesh.Abstractions.Statistics;

/// <summary>The mirror statistics of one VirtualService over all edges and all their incarnations; its key is <c>namespace/name</c>.</summary>
[Alias("orleansmesh.IMirrorStatsGrain")]
public interface IMirrorStatsGrain : IGrainWithStringKey
{
    /// <summary>One row per (route, target).</summary>
    [Alias("Get")]
    Task<ImmutableArray<MirrorStats>> Get();
}
