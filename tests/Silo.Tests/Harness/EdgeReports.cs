using System.Collections.Immutable;
using OrleansMesh.Abstractions.Edges;
using OrleansMesh.Abstractions.Resources;
using OrleansMesh.Abstractions.Statistics;

namespace OrleansMesh.Silo.Tests.Harness;

/// <summary>Reports as edges make them.</summary>
internal static class EdgeReports
{
    public static readonly DateTimeOffset Start = new(2026, 1, 2, 3, 4, 5, 678, TimeSpan.Zero);

    /// <summary>Totals that obey the law, <paramref name="n"/> times a small example of every count.</summary>
    public static MirrorTotals Totals(string virtualService, string route, string target, int n) => new()
    {
        VirtualService = virtualService,
        Route = route,
        Target = target,
        Considered = 20 * n,
        Sampled = 15 * n,
        NotSampled = 5 * n,
        Sent = 12 * n,
        Succeeded = 7 * n,
        InFlight = 3 * n,
        Answers = ImmutableSortedDictionary<string, long>.Empty.Add("2xx", 6 * n).Add("5xx", n),
        SentBytes = 100 * n,
        ReceivedBytes = 200 * n,
        ShadowLatency = new() { Buckets = [new(LatencyBuckets.Of(2_000), 4 * n), new(LatencyBuckets.Of(9_000), n)], SumMicros = 17_000 * n },
        PrimaryLatency = new() { Buckets = [new(LatencyBuckets.Of(1_000), 5 * n)], SumMicros = 5_000 * n },
        LastError = new("reset", Start.AddSeconds(n), $"10.0.0.{n}:80: ConnectionReset"),
        Dropped = ImmutableSortedDictionary<string, long>.Empty.Add("lane-full", 2 * n).Add("budget", n),
        Failed = ImmutableSortedDictionary<string, long>.Empty.Add("reset", 2 * n),
    };

    public static EdgeReport Report(string incarnation, long sequence, long revision, params ImmutableArray<MirrorTotals> mirrors) => new()
    {
        Incarnation = incarnation,
        Sequence = sequence,
        StartedAt = Start,
        ServedRevision = revision,
        Version = "1.2.3",
        Labels = ImmutableSortedDictionary<string, string>.Empty.Add("zone", "west"),
        Refused = [new RefusedResource(new ResourceId("VirtualService", "prod", "bad"), "a regex is too large")],
        Mirrors = mirrors,
    };
}
