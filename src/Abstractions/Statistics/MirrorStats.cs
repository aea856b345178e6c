using System.Collections.Immutable;

namespace OrleansMesh.Abstractions.Statistics;

/// <summary>The statistics of one (VirtualService, route, target).</summary>
/// <param name="Total">Summed over all edges.</param>
/// <param name="ByEdge">The share of each edge, by its name.</param>
[GenerateSerializer, Immutable, Alias("orleansmesh.MirrorStats")]
public sealed record MirrorStats(
    [property: Id(0)] MirrorTotals Total,
    [property: Id(1)] ImmutableSortedDictionary<string, MirrorTotals> ByEdge);
