namespace OrleansMesh.EdgeNode.Mirroring;

/// <summary>
/// Stops asking a target that does not answer: after so many failures in a row nothing is sent for a while, then one shadow tries again, and
/// its outcome decides. A target that refuses connections costs more CPU than one that answers.
/// </summary>
/// <remarks>
/// Its time is cut into periods, closed and open by turns. A shadow counts only in the period that let it go: what set out before the target was
/// left alone, or before it was found well again, says nothing new.
/// </remarks>
/// <param name="failures">How many failures in a row open it; 0: it never opens.</param>
/// <param name="openTime">How long nothing is sent when it opens, and between one shadow that tries and the next.</param>
/// <param name="time">The clock.</param>
internal sealed class LaneBreaker(int failures, TimeSpan openTime, TimeProvider time)
{
    private int _period;
    private int _failuresInRow;
    private long _pausedAt;

    /// <summary>Whether it keeps shadows back now, or all but one.</summary>
    public bool IsOpen => IsOpenIn(Volatile.Read(ref _period));

    /// <summary>Whether a shadow may be sent. When it is open, one caller is told so after each <c>openTime</c>, also where the one before is not over.</summary>
    /// <param name="period">What the shadow must say when it is over.</param>
    public bool Allows(out int period)
    {
        period = Volatile.Read(ref _period);
        if (!IsOpenIn(period))
        {
            return true;
        }

        var pausedAt = Volatile.Read(ref _pausedAt);
        return time.GetElapsedTime(pausedAt) >= openTime && Interlocked.CompareExchange(ref _pausedAt, time.GetTimestamp(), pausedAt) == pausedAt;
    }

    /// <summary>Learns how a shadow ended. What says nothing of the target (aborted, stopped) leaves it as it was.</summary>
    public void Learn(ShadowOutcome outcome, int period)
    {
        if (period != Volatile.Read(ref _period))
        {
            return;
        }

        switch (outcome)
        {
            case ShadowOutcome.Succeeded:
                // Written only where it changes something: every shadow of every processor comes by here.
                if (Volatile.Read(ref _failuresInRow) != 0)
                {
                    Volatile.Write(ref _failuresInRow, 0);
                }

                if (IsOpenIn(period))
                {
                    Interlocked.CompareExchange(ref _period, period + 1, period);
                }

                break;
            case ShadowOutcome.FailedConnect or ShadowOutcome.FailedTimeout or ShadowOutcome.FailedHeadersTimeout or ShadowOutcome.FailedReset
                or ShadowOutcome.FailedInvalidResponse or ShadowOutcome.FailedBodyLagged:
                Fail(period);
                break;
            default:
                break;
        }
    }

    private static bool IsOpenIn(int period) => (period & 1) == 1;

    private void Fail(int period)
    {
        if (IsOpenIn(period))
        {
            Volatile.Write(ref _pausedAt, time.GetTimestamp());
        }
        else if (failures > 0 && Interlocked.Increment(ref _failuresInRow) >= failures)
        {
            Volatile.Write(ref _pausedAt, time.GetTimestamp());
            Interlocked.CompareExchange(ref _period, period + 1, period);
        }
    }
}
