using OrleansMesh.EdgeNode.Mirroring;

namespace OrleansMesh.EdgeNode.Counters;

/// <summary>One processor's share of a <see cref="MirrorCounters"/>.</summary>
/// <remarks>A shadow ends on the cell it was sent on: no cell ever shows more endings than sendings.</remarks>
internal sealed class MirrorCell
{
    private const int Padding = 8;
    private const int NotSampledIndex = Padding;
    private const int SentIndex = Padding + 1;
    private const int OutcomeIndex = Padding + 2;

    private readonly long[] _counts = new long[OutcomeIndex + ShadowOutcomes.All.Length + Padding];

    public long NotSampled => Volatile.Read(ref _counts[NotSampledIndex]);

    public long Sent => Volatile.Read(ref _counts[SentIndex]);

    public void CountNotSampled() => Interlocked.Increment(ref _counts[NotSampledIndex]);

    public void CountSent() => Interlocked.Increment(ref _counts[SentIndex]);

    public void Count(ShadowOutcome outcome) => Interlocked.Increment(ref _counts[OutcomeIndex + (int)outcome]);

    public long Read(ShadowOutcome outcome) => Volatile.Read(ref _counts[OutcomeIndex + (int)outcome]);
}
