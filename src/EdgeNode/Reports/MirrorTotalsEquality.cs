using OrleansMesh.Abstractions.Statistics;

namespace OrleansMesh.EdgeNode.Reports;

/// <summary>Whether two rows tell the same. The record's own equality compares its dictionaries by reference.</summary>
internal static class MirrorTotalsEquality
{
    public static bool TellTheSame(MirrorTotals a, MirrorTotals b) =>
        a.Considered == b.Considered
        && a.Sampled == b.Sampled
        && a.NotSampled == b.NotSampled
        && a.Sent == b.Sent
        && a.Succeeded == b.Succeeded
        && a.InFlight == b.InFlight
        && a.Dropped.SequenceEqual(b.Dropped)
        && a.Skipped.SequenceEqual(b.Skipped)
        && a.Failed.SequenceEqual(b.Failed)
        && a.Answers.SequenceEqual(b.Answers)
        && a.SentBytes == b.SentBytes
        && a.ReceivedBytes == b.ReceivedBytes
        && a.ShadowLatency == b.ShadowLatency
        && a.PrimaryLatency == b.PrimaryLatency
        && a.LastError == b.LastError;
}
