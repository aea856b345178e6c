namespace OrleansMesh.EdgeNode.Budgets;

/// <summary>Requests a second, from a count that only grows: an average in which what is older than a second hardly counts.</summary>
internal sealed class DemandMeter(TimeProvider time)
{
    /// <summary>The shortest time that a rate is taken over.</summary>
    public static readonly TimeSpan ShortestRound = TimeSpan.FromMilliseconds(100);

    private static readonly TimeSpan Memory = TimeSpan.FromMilliseconds(500);

    // What one request at the very first look is taken for: nobody can tell yet.
    private static readonly TimeSpan FirstRound = TimeSpan.FromMilliseconds(250);

    private long _readAt;
    private long _count;
    private bool _hasRead;

    /// <summary>Requests a second.</summary>
    public double PerSecond { get; private set; }

    /// <summary>Reads the count.</summary>
    /// <returns>Whether there was any request since the last reading that counted.</returns>
    public bool Read(long count)
    {
        var now = time.GetTimestamp();
        var elapsed = _hasRead ? time.GetElapsedTime(_readAt, now) : FirstRound;
        var isBusy = count > _count;
        if (elapsed < ShortestRound)
        {
            return isBusy;
        }

        var rate = (count - _count) / elapsed.TotalSeconds;
        PerSecond = _hasRead ? rate + ((PerSecond - rate) * Math.Exp(-elapsed / Memory)) : rate;
        (_readAt, _count, _hasRead) = (now, count, true);
        return isBusy;
    }

    /// <summary>Forgets the past: after a long pause it says nothing of what comes.</summary>
    public void Restart()
    {
        _hasRead = false;
        PerSecond = 0;
    }
}
