using OrleansMesh.Abstractions.Budgets;
using OrleansMesh.EdgeNode.Counters;

namespace OrleansMesh.EdgeNode.Budgets;

/// <summary>This edge's share of one policy's budget, as requests draw on it and as claims renew it.</summary>
/// <remarks>
/// Requests read one bucket and touch nothing else that is shared; the bucket is replaced when the share or the rate changes. A share runs out by
/// itself: where the control plane is away for longer than a lease, nothing is mirrored.
/// </remarks>
internal sealed class FleetBudget(string policy, TimeProvider time, Func<long> nextClaim, Action wake)
{
    // Whoever gets just what it asked for has no room for more demand; that it asks for twice as much changes nothing where all ask for too much.
    private const double Headroom = 2;

    // One request in a lease: what an edge with next to no demand asks for, so that the next request finds a token.
    private static readonly double LeastDemand = 1 / BudgetLease.FullDuration.TotalSeconds;

    private readonly Lock _lock = new();
    private readonly ShardedCounts _counts = new(Enum.GetValues<BudgetCount>().Length);
    private readonly DemandMeter _meter = new(time);
    private TokenBucket _bucket = TokenBucket.Empty;
    private double _rate;
    private double _share;
    private long _busyAt;
    private int _isAwake;

    /// <summary>The policy, <c>namespace/name</c>.</summary>
    public string Policy => policy;

    /// <summary>How many requests all edges together may mirror in a second.</summary>
    public double RequestsPerSecond
    {
        get
        {
            lock (_lock)
            {
                return _rate;
            }
        }
    }

    /// <summary>How many of them this edge may: what it has leased; 0 once the lease is over.</summary>
    public double LeasedPerSecond
    {
        get
        {
            lock (_lock)
            {
                return time.GetTimestamp() < _bucket.End ? _bucket.Rate : 0;
            }
        }
    }

    /// <summary>Whether there was a request since the last <see cref="Rest"/>.</summary>
    public bool IsAwake => Volatile.Read(ref _isAwake) == 1;

    /// <summary>The time since the last claim that saw a request.</summary>
    public TimeSpan IdleFor => time.GetElapsedTime(Volatile.Read(ref _busyAt));

    /// <summary>Requests that got no token.</summary>
    public long Denied
    {
        get
        {
            // Those that got one first: a request in between is then denied for a moment, never less than none.
            var taken = this[BudgetCount.Taken];
            return Math.Max(0, this[BudgetCount.Tries] - taken);
        }
    }

    /// <summary>A count since the start; it only grows.</summary>
    public long this[BudgetCount count] => _counts[(int)count];

    /// <summary>Whether one more request may be mirrored. For the request path: no lock, no allocation, no wait.</summary>
    public bool TryTake()
    {
        _counts.Increment((int)BudgetCount.Tries);
        if (Volatile.Read(ref _isAwake) == 0 && Interlocked.Exchange(ref _isAwake, 1) == 0)
        {
            wake();
        }

        if (!Volatile.Read(ref _bucket).TryTake(time.GetTimestamp()))
        {
            return false;
        }

        _counts.Increment((int)BudgetCount.Taken);
        return true;
    }

    /// <summary>Counts what became of a claim.</summary>
    public void Count(BudgetCount count) => _counts.Increment((int)count);

    /// <summary>The policy's rate is this from now on; what is leased grows and shrinks with it at once.</summary>
    public void SetRate(double requestsPerSecond)
    {
        lock (_lock)
        {
            if (_rate != requestsPerSecond)
            {
                _rate = requestsPerSecond;
                Replace(_share, _bucket.End);
            }
        }
    }

    /// <summary>What to ask the control plane for now. For one caller at a time.</summary>
    /// <param name="edge">The edge's name.</param>
    /// <param name="incarnation">This start of the edge.</param>
    public BudgetClaim Claim(string edge, string incarnation)
    {
        lock (_lock)
        {
            var now = time.GetTimestamp();
            if (_meter.Read(this[BudgetCount.Tries]))
            {
                Volatile.Write(ref _busyAt, now);
            }

            var held = now < _bucket.End ? _share : 0;
            var wanted = _rate > 0 ? Headroom * Math.Max(LeastDemand, _meter.PerSecond) / _rate : 0;
            return new(edge, incarnation, nextClaim(), wanted, held, held > 0 ? time.GetElapsedTime(now, _bucket.End) : TimeSpan.Zero);
        }
    }

    /// <summary>No request came for a while: the next one is news.</summary>
    public void Rest() => Volatile.Write(ref _isAwake, 0);

    /// <summary>Gives the share back: from now on nothing is taken, and the claim says so. The next request wakes it.</summary>
    public BudgetClaim Release(string edge, string incarnation)
    {
        lock (_lock)
        {
            Replace(0, 0);
            _meter.Restart();
            Volatile.Write(ref _isAwake, 0);
            return new(edge, incarnation, nextClaim(), 0, 0, TimeSpan.Zero);
        }
    }

    /// <summary>Goes by a lease.</summary>
    /// <param name="lease">The answer to the newest claim.</param>
    /// <param name="sentAt">The clock's timestamp before that was sent.</param>
    public void Apply(BudgetLease lease, long sentAt)
    {
        lock (_lock)
        {
            Replace(lease.Share, sentAt + (long)(lease.Duration.TotalSeconds * time.TimestampFrequency));
        }
    }

    /// <summary>No table goes by it any more: requests that still do get nothing.</summary>
    public void End()
    {
        lock (_lock)
        {
            Replace(0, 0);
        }
    }

    private void Replace(double share, long end)
    {
        var now = time.GetTimestamp();
        var left = _bucket.Close(now);
        var rate = share * _rate;
        _share = share;
        Volatile.Write(ref _bucket, rate > 0 && now < end ? new TokenBucket(rate, now, end, left, time.TimestampFrequency) : TokenBucket.Empty);
    }
}
