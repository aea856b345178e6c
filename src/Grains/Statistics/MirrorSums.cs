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

    /// <summary>Totals of an edge that did not tell classes of answers apart yet, with all of its answers in one of their own; others as they are.</summary>
    public static MirrorTotals Classified(MirrorTotals totals) => totals is { Succeeded: > 0, Answers.IsEmpty: true }
        ? totals with { Answers = totals.Answers.Add(MirrorTotals.Unclassified, totals.Succeeded) }
        : totals;

    /// <summary>Rows added up by what they are about, in order.</summary>
    public static ImmutableArray<MirrorTotals> Sum(IEnumerable<MirrorTotals> rows)
    {
        var sums = new SortedDictionary<MirrorRowKey, MirrorTotals>();
        foreach (var row in rows)
        {
            var (key, told) = (MirrorRowKey.Of(row), Classified(row));
            sums[key] = sums.TryGetValue(key, out var sum) ? sum.Plus(told) : told;
        }

        return [.. sums.Values];
    }
}
