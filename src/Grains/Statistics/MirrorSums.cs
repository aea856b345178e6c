using System.Collections.Immutable;
using OrleansMesh.Abstractions.Statistics;

namespace OrleansMesh.Grains.Statistics;

/// <summary>Arithmetic on totals. All of it is linear, so that what obeys the law still does afterwards.</summary>
internal static class MirrorSums
{
    /// <summary>Why shadows failed whose edge was gone before their outcome was known.</summary>
    public const string EdgeLost = "edge-lost";

    /// <summary>Totals of one row, added up.</summary>
    public static MirrorTotals Add(MirrorTotals a, MirrorTotals b) => a with
    {
        Considered = a.Considered + b.Considered,
        Sampled = a.Sampled + b.Sampled,
        NotSampled = a.NotSampled + b.NotSampled,
        Sent = a.Sent + b.Sent,
        Succeeded = a.Succeeded + b.Succeeded,
        InFlight = a.InFlight + b.InFlight,
        Dropped = Add(a.Dropped, b.Dropped),
        Failed = Add(a.Failed, b.Failed),
    };

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
            sums[key] = sums.TryGetValue(key, out var sum) ? Add(sum, row) : row;
        }

        return [.. sums.Values];
    }

    private static ImmutableSortedDictionary<string, long> Add(ImmutableSortedDictionary<string, long> a, ImmutableSortedDictionary<string, long> b)
    {
        var sum = a.ToBuilder();
        foreach (var (reason, count) in b)
        {
            sum[reason] = sum.GetValueOrDefault(reason) + count;
        }

        return sum.ToImmutable();
    }
}
