using OrleansMesh.Abstractions.Statistics;
using OrleansMesh.Grains.Statistics;

namespace OrleansMesh.Grains.Edges;

/// <summary>What a row of a report must be like to be taken into the accounts.</summary>
internal static class MirrorRowRules
{
    private const int MaxNameLength = 2_048;
    private const int MaxReasons = 64;

    public static bool Allow(MirrorTotals row) =>
        MirrorSums.Classified(row).ObeysLaw
        && row is { SentBytes: >= 0, ReceivedBytes: >= 0, ShadowLatency.IsValid: true, PrimaryLatency.IsValid: true, LastError: null or { IsValid: true } }
        && row is { Considered: >= 0, Sampled: >= 0, NotSampled: >= 0, Sent: >= 0, Succeeded: >= 0, InFlight: >= 0 }
        && row.Dropped.Values.Concat(row.Failed.Values).Concat(row.Skipped.Values).Concat(row.Answers.Values).All(count => count >= 0)
        && row.Dropped.Count + row.Failed.Count + row.Skipped.Count + row.Answers.Count <= MaxReasons
        && row.VirtualService.Length + row.Route.Length + row.Target.Length <= MaxNameLength;
}
