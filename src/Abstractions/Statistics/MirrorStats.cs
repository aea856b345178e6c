using System.Collections.Immutable;

namespace OrleansMesh.Abstractions.Statistics;

/// <summary>The statistics of one (VirtualService, route, target).</summary>
/// <param name="Total">Summed over all edges.</param>
/// <param name="ByEdge">The share of each edge, by its name.</param>
[GenerateSerializer, Immutable, Alias("orleansmesh.MirrorStats")]
public sealed record MirrorStats(
    [property: Id(0)] MirrorTotals Total,
    [property: Id(1)] ImmutableSortedDictionary<string, MirrorTotals> ByEdge)
{
    /// <summary>The statistics of what edges tell, by VirtualService, route and target.</summary>
    /// <param name="rows">The edges' totals, of each edge one of each row.</param>
    public static ImmutableArray<MirrorStats> Of(IEnumerable<(string Edge, MirrorTotals Row)> rows) =>
    [
        .. rows
            .GroupBy(share => (share.Row.VirtualService, share.Row.Route, share.Row.Target))
            .OrderBy(group => group.Key.VirtualService, StringComparer.Ordinal)
            .ThenBy(group => group.Key.Route, StringComparer.Ordinal)
            .ThenBy(group => group.Key.Target, StringComparer.Ordinal)
            .Select(group => new MirrorStats(
                group.Select(share => share.Row).Aggregate((sum, row) => sum.Plus(row)),
                group.ToImmutableSortedDictionary(share => share.Edge, share => share.Row, StringComparer.Ordinal))),
    ];
}
