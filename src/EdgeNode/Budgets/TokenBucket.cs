namespace OrleansMesh.EdgeNode.Budgets;

/// <summary>
/// A bucket that fills at a steady rate and stands empty at first, kept as one number: the time at which it will be full (GCRA). Taking is one
/// comparison where it is empty, and one compare-and-swap where it is not.
/// </summary>
internal sealed class TokenBucket
{
    private const double SliceSeconds = 0.25;
    private const long Closed = long.MaxValue;

    // Far beyond any lease, and far from overflow.
    private const double LongestInterval = 1L << 60;

    private readonly long _interval;
    private readonly long _span;
    private readonly long _end;
    private long _fullAt;

    /// <summary>A bucket with what another one left.</summary>
    /// <param name="rate">Tokens a second; greater than 0.</param>
    /// <param name="now">The clock's timestamp.</param>
    /// <param name="end">The timestamp at which the bucket is empty for good.</param>
    /// <param name="tokens">What is in it now; what exceeds one slice is lost.</param>
    /// <param name="frequency">The clock's timestamps per second.</param>
    public TokenBucket(double rate, long now, long end, double tokens, long frequency)
    {
        Rate = rate;
        _interval = (long)Math.Min(Math.Ceiling(frequency / rate), LongestInterval);
        _span = Math.Max(_interval, (long)(frequency * SliceSeconds));
        _end = end;
        _fullAt = now + _span - (long)(Math.Clamp(tokens, 0, (double)_span / _interval) * _interval);
    }

    private TokenBucket() => _fullAt = Closed;

    /// <summary>A bucket that nothing is ever in.</summary>
    public static TokenBucket Empty { get; } = new();

    /// <summary>Tokens a second.</summary>
    public double Rate { get; }

    /// <summary>The timestamp at which it is empty for good.</summary>
    public long End => _end;

    /// <summary>Takes a token where there is one.</summary>
    public bool TryTake(long now)
    {
        if (now >= _end)
        {
            return false;
        }

        var fullAt = Volatile.Read(ref _fullAt);
        while (fullAt != Closed && fullAt - now <= _span - _interval)
        {
            var seen = Interlocked.CompareExchange(ref _fullAt, Math.Max(fullAt, now) + _interval, fullAt);
            if (seen == fullAt)
            {
                return true;
            }

            fullAt = seen;
        }

        return false;
    }

    /// <summary>Lets nobody take any more, and says what was left: a successor begins with it, and no token is ever taken from both.</summary>
    public double Close(long now)
    {
        var fullAt = Interlocked.Exchange(ref _fullAt, Closed);
        return fullAt == Closed || now >= _end ? 0 : (double)(_span - Math.Max(0, fullAt - now)) / _interval;
    }
}
