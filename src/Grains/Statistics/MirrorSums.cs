using System.Collections.Immutable;
using OrleansMesh.Abstractions.Statistics;

namespace OrleansMesh.Grains.Statistics;

/// <summary>Arithmetic on totals. All of it is linear, so that what obeys the law still does afterwards.</summary>
internal static class MirrorSums
{
    /// <summary>Why shadows failed whose edge was gone before their outcome was known.</summary>
    public const string EdgeLost = "edge-lost";

    /// <summary>The totals of an edge that will not tell what became of its shadows: those in flight have failed.</summary>
    public static MirrorTotals LoseInFlight(MirrorTotals totals) => totals.InFlight == 0
        ? totals
        : totals with { InFlight = 0, Failed = totals.Failed.SetItem(EdgeLost, totals.Failed.GetValueOrDefault(EdgeLost) + totals.InFlight) };

    /// <summary>Rows added up by what they are about, in order.</summary>
    public static ImmutableArray<MirrorTotals> Sum(IEnumerable<MirrorTotals> rows)
    {
        var sums = new SortedDictionary<MirrorRowKey, MirrorTotals>();
        foreach (var row in rows)
        {
            var key = MirrorRowKey.Of(row);
            sums[key] = sums.TryGetValue(key, out var sum) ? sum.Plus(row) : row;
        }

        return [.. sums.Values];
    }
}
