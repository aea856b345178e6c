namespace OrleansMesh.EdgeNode.Upstreams;

/// <summary>
/// A retry budget over time: of the requests that were begun in the last interval, retries among them, so many may be retries. Without a lock: two callers
/// may look before either counts, so that it is passed by as many as try in the same instant.
/// </summary>
/// <param name="interval">The interval, to a tenth of it; more than 0.</param>
/// <param name="time">The clock.</param>
internal sealed class RetryWindow(TimeSpan interval, TimeProvider time)
{
    private const int Parts = 10;

    private readonly Part[] _parts = [.. Enumerable.Range(0, Parts + 1).Select(_ => new Part())];
    private readonly long _origin = time.GetTimestamp();

    public TimeSpan Interval => interval;

    /// <summary>A request, or a retry, is begun.</summary>
    public void CountRequest() => Interlocked.Increment(ref Now(out _).Requests);

    /// <summary>Whether a request may be sent again; it then counts as a retry.</summary>
    /// <param name="percent">How many of a hundred requests may be retries.</param>
    /// <param name="minimum">Retries that are always allowed.</param>
    public bool TryRetry(double percent, long minimum)
    {
        var now = Now(out var turn);
        var (requests, retries) = (0L, 0L);
        foreach (var part in _parts)
        {
            if (Volatile.Read(ref part.Turn) > turn - Parts)
            {
                requests += Volatile.Read(ref part.Requests);
                retries += Volatile.Read(ref part.Retries);
            }
        }

        if (retries >= Math.Max(minimum, (long)(requests * percent / 100)))
        {
            return false;
        }

        Interlocked.Increment(ref now.Retries);
        return true;
    }

    private Part Now(out long turn)
    {
        turn = time.GetElapsedTime(_origin).Ticks / Math.Max(1, interval.Ticks / Parts);
        var part = _parts[turn % _parts.Length];
        var before = Volatile.Read(ref part.Turn);

        // Whoever is first in a new part empties it; what others count there in the same instant may be lost.
        if (before < turn && Interlocked.CompareExchange(ref part.Turn, turn, before) == before)
        {
            Volatile.Write(ref part.Requests, 0);
            Volatile.Write(ref part.Retries, 0);
        }

        return part;
    }

    private sealed class Part
    {
        public long Turn;
        public long Requests;
        public long Retries;
    }
}
