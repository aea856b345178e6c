using System.Collections.Immutable;
using OrleansMesh.Abstractions.Statistics;

namespace OrleansMesh.EdgeNode.Tests.Fixtures;

/// <summary>Rows of totals that obey the law.</summary>
internal static class Rows
{
    /// <summary>A row of <paramref name="sent"/> shadows that were answered, <paramref name="full"/> that found the lane full and <paramref name="reset"/> that broke.</summary>
    public static MirrorTotals Of(string name, long sent, long full = 0, long reset = 0) => new()
    {
        VirtualService = $"default/{name}",
        Route = "r",
        Target = "t",
        Considered = sent + full + reset,
        Sampled = sent + full + reset,
        Sent = sent + reset,
        Succeeded = sent,
        Answers = ByReason("2xx", sent),
        Dropped = ByReason("lane-full", full),
        Failed = ByReason("reset", reset),
    };

    private static ImmutableSortedDictionary<string, long> ByReason(string reason, long count) =>
        count == 0 ? ImmutableSortedDictionary<string, long>.Empty : ImmutableSortedDictionary<string, long>.Empty.Add(reason, count);
}
