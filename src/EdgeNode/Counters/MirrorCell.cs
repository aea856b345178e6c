using OrleansMesh.Abstractions.Statistics;
using OrleansMesh.EdgeNode.Mirroring;

namespace OrleansMesh.EdgeNode.Counters;

/// <summary>One processor's share of a <see cref="MirrorCounters"/>.</summary>
/// <remarks>A shadow ends on the cell it was sent on: no cell ever shows more endings than sendings, nor more durations than answers.</remarks>
internal sealed class MirrorCell
{
    /// <summary>How many classes of status there are, <c>1xx</c> to <c>5xx</c>.</summary>
    public const int Classes = 5;

    private const int Padding = 8;
    private const int NotSampledIndex = Padding;
    private const int SentIndex = Padding + 1;
    private const int SentBytesIndex = Padding + 2;
    private const int ReceivedBytesIndex = Padding + 3;
    private const int ClassIndex = Padding + 4;
    private const int OutcomeIndex = ClassIndex + Classes;

    private readonly long[] _counts = new long[OutcomeIndex + ShadowOutcomes.All.Length + Padding];
    private MirrorError? _lastError;

    public long NotSampled => Volatile.Read(ref _counts[NotSampledIndex]);

    public long Sent => Volatile.Read(ref _counts[SentIndex]);

    public long SentBytes => Volatile.Read(ref _counts[SentBytesIndex]);

    public long ReceivedBytes => Volatile.Read(ref _counts[ReceivedBytesIndex]);

    /// <summary>How long targets took.</summary>
    public LatencyCell ShadowLatency { get; } = new();

    /// <summary>How long the primaries of the same requests took.</summary>
    public LatencyCell PrimaryLatency { get; } = new();

    /// <summary>The newest failure that was told with <see cref="Fail"/>.</summary>
    public MirrorError? LastError => Volatile.Read(ref _lastError);

    public void CountNotSampled() => Interlocked.Increment(ref _counts[NotSampledIndex]);

    public void CountSent() => Interlocked.Increment(ref _counts[SentIndex]);

    /// <summary>Counts a request that was dropped or skipped, or a shadow that failed.</summary>
    public void Count(ShadowOutcome outcome) => Interlocked.Increment(ref _counts[OutcomeIndex + (int)outcome]);

    /// <summary>A shadow was answered with <paramref name="status"/>.</summary>
    public void CountSucceeded(int status) => Interlocked.Increment(ref _counts[ClassIndex + Math.Clamp(status / 100, 1, Classes) - 1]);

    /// <summary>A shadow failed as <paramref name="error"/> says.</summary>
    public void Fail(ShadowOutcome outcome, MirrorError error)
    {
        Volatile.Write(ref _lastError, error);
        Count(outcome);
    }

    /// <summary>A shadow that is over has moved so many bytes of bodies.</summary>
    public void CountBytes(long sent, long received)
    {
        Interlocked.Add(ref _counts[SentBytesIndex], sent);
        Interlocked.Add(ref _counts[ReceivedBytesIndex], received);
    }

    public long Read(ShadowOutcome outcome) => Volatile.Read(ref _counts[OutcomeIndex + (int)outcome]);

    /// <summary>Shadows answered with a status of a class; 0 for <c>1xx</c>.</summary>
    public long ReadClass(int index) => Volatile.Read(ref _counts[ClassIndex + index]);
}
