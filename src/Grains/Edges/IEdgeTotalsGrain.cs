using System.Collections.Immutable;
using Orleans.Concurrency;
using OrleansMesh.Abstractions.Statistics;

namespace OrleansMesh.Grains.Edges;

/// <summary>An edge as the statistics of one VirtualService see it: the same grain as <see cref="Abstractions.Edges.IEdgeGrain"/>.</summary>
[Alias("orleansmesh.IEdgeTotalsGrain")]
internal interface IEdgeTotalsGrain : IGrainWithStringKey
{
    /// <summary>The edge's totals that are about one VirtualService.</summary>
    [AlwaysInterleave]
    [Alias("GetTotalsOf")]
    Task<ImmutableArray<MirrorTotals>> GetTotalsOf(string virtualService);
}
