namespace OrleansMesh.EdgeNode.Mirroring;

/// <summary>
/// Stops asking a target that does not answer: after so many failures in a row nothing is sent for a while, then one shadow tries again, and
/// its outcome decides. A target that refuses connections costs more CPU than one that answers.
/// </summary>
/// <param name="failures">How many failures in a row open it; 0: it never opens.</param>
/// <param name="openTime">How long it stays open before one shadow may try.</param>
/// <param name="time">The clock.</param>
internal sealed class LaneBreaker(int failures, TimeSpan openTime, TimeProvider time)
{
    private const int Closed = 0;
    private const int Open = 1;
    private const int Trying = 2;

    private int _state = Closed;
    private int _failuresInRow;
    private long _openedAt;

    /// <summary>Whether it keeps shadows back now, or all but one.</summary>
    public bool IsOpen => Volatile.Read(ref _state) != Closed;

    /// <summary>Whether a shadow may be sent. When it is open, one caller is told so after each <c>openTime</c>.</summary>
    public bool Allows()
    {
        var state = Volatile.Read(ref _state);
        return state == Closed
            || (state == Open && time.GetElapsedTime(Volatile.Read(ref _openedAt)) >= openTime && Interlocked.CompareExchange(ref _state, Trying, Open) == Open);
    }

    /// <summary>Learns how a shadow ended. What says nothing of the target (aborted, stopped, never launched) leaves it as it was.</summary>
    public void Learn(ShadowOutcome outcome)
    {
        switch (outcome)
        {
            case ShadowOutcome.Succeeded:
                // Written only where it changes something: every shadow of every processor comes by here.
                if (Volatile.Read(ref _failuresInRow) != 0)
                {
                    Volatile.Write(ref _failuresInRow, 0);
                }

                if (IsOpen)
                {
                    Volatile.Write(ref _state, Closed);
                }

                break;
            case ShadowOutcome.FailedConnect or ShadowOutcome.FailedTimeout or ShadowOutcome.FailedReset or ShadowOutcome.FailedInvalidResponse:
                if (failures > 0 && Interlocked.Increment(ref _failuresInRow) >= failures)
                {
                    Volatile.Write(ref _openedAt, time.GetTimestamp());
                    Volatile.Write(ref _state, Open);
                }

                break;
            default:
                // If this was the one that tried, another may.
                Interlocked.CompareExchange(ref _state, Open, Trying);
                break;
        }
    }
}
