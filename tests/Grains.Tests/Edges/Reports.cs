using System.Collections.Immutable;
using OrleansMesh.Abstractions.Edges;
using OrleansMesh.Abstractions.Statistics;

namespace OrleansMesh.Grains.Tests.Edges;

/// <summary>Reports to send.</summary>
internal static class Reports
{
    public static readonly DateTimeOffset Epoch = new(2026, 11, 24, 0, 0, 0, TimeSpan.Zero);

    /// <summary>A report of the incarnation that is the <paramref name="incarnation"/>th to start.</summary>
    public static EdgeReport Of(int incarnation, long sequence, params MirrorTotals[] rows) => new()
    {
        Incarnation = $"i{incarnation}",
        Sequence = sequence,
        StartedAt = Epoch.AddMinutes(incarnation),
        ServedRevision = 7,
        Version = "1.2.3",
        Mirrors = [.. rows],
    };

    /// <summary>Totals that obey the law: of <paramref name="sent"/> shadows all but those in flight and those failed have succeeded.</summary>
    public static MirrorTotals Row(string route, long sent, long inFlight = 0, long failed = 0, long dropped = 0, string virtualService = "default/reviews", string target = "v2") => new()
    {
        VirtualService = virtualService,
        Route = route,
        Target = target,
        Considered = sent + dropped + 1,
        NotSampled = 1,
        Sampled = sent + dropped,
        Sent = sent,
        Succeeded = sent - inFlight - failed,
        InFlight = inFlight,
        Answers = Reasons("2xx", sent - inFlight - failed),
        SentBytes = 7 * sent,
        ReceivedBytes = 11 * sent,
        ShadowLatency = Latency(sent - inFlight - failed, 1_000),
        PrimaryLatency = Latency(sent - inFlight - failed, 500),
        Dropped = Reasons("queue-full", dropped),
        Failed = Reasons("timeout", failed),
    };

    private static LatencyHistogram Latency(long count, long micros) => count == 0
        ? LatencyHistogram.Empty
        : new() { Buckets = [new(LatencyBuckets.Of(micros), count)], SumMicros = micros * count };

    private static ImmutableSortedDictionary<string, long> Reasons(string reason, long count) => count == 0
        ? ImmutableSortedDictionary<string, long>.Empty
        : ImmutableSortedDictionary<string, long>.Empty.Add(reason, count);
}
