namespace OrleansMesh.Routing.Health;

/// <summary>
/// Envoy's outlier detection for one cluster: counts what attempts tell, ejects, and lets back in. It knows no clock: time, since any beginning,
/// comes with every call. Thread-safe; a lock is taken only where an endpoint may be ejected, and once an interval.
/// </summary>
public sealed class HealthBook
{
    private readonly Lock _lock = new();
    private IReadOnlyList<EndpointHealth> _members = [];
    private long _nextLook = long.MinValue;
    private int _version;
    private long _ejections;

    /// <summary>Changes whenever an endpoint is ejected or let back in.</summary>
    public int Version => Volatile.Read(ref _version);

    /// <summary>Ejections since the beginning.</summary>
    public long Ejections => Interlocked.Read(ref _ejections);

    /// <summary>Endpoints that are out.</summary>
    public int Ejected => Volatile.Read(ref _members).Count(member => member.IsEjected);

    /// <summary>Says which endpoints the cluster has now; those that stay keep their state.</summary>
    public void SetMembers(IReadOnlyList<EndpointHealth> members)
    {
        lock (_lock)
        {
            Volatile.Write(ref _members, members);
        }
    }

    /// <summary>Takes note of an attempt that ended.</summary>
    /// <param name="endpoint">Where it went.</param>
    /// <param name="sign">What it tells.</param>
    /// <param name="status">The status of an answer.</param>
    /// <param name="rules">What holds now.</param>
    /// <param name="now">The time.</param>
    /// <returns>Whether that ejected it.</returns>
    public bool Report(EndpointHealth endpoint, EndpointSign sign, int status, OutlierRules rules, TimeSpan now)
    {
        if (sign == EndpointSign.Failed && rules.SplitLocal)
        {
            return Count(endpoint, ref endpoint.LocalFailures, rules.LocalFailures, rules, now);
        }

        if (rules.SplitLocal)
        {
            Reset(ref endpoint.LocalFailures);
        }

        // Where they do not count apart, Envoy takes a failure for the 503 or 504 that the client is told.
        if (sign == EndpointSign.Answered && !rules.IsError(status))
        {
            Reset(ref endpoint.Errors);
            Reset(ref endpoint.GatewayErrors);
            return false;
        }

        var ejected = false;
        if (sign == EndpointSign.Failed || status is 502 or 503 or 504)
        {
            ejected = Count(endpoint, ref endpoint.GatewayErrors, rules.GatewayErrors, rules, now);
        }
        else
        {
            Reset(ref endpoint.GatewayErrors);
        }

        return Count(endpoint, ref endpoint.Errors, rules.Errors, rules, now) || ejected;
    }

    /// <summary>Lets back in whose time is over, if an interval has passed since the last look. To be called often.</summary>
    public void Look(OutlierRules rules, TimeSpan now)
    {
        if (now.Ticks < Interlocked.Read(ref _nextLook))
        {
            return;
        }

        lock (_lock)
        {
            var due = Interlocked.Read(ref _nextLook);
            if (now.Ticks < due)
            {
                return;
            }

            // Looks that nobody asked for are made up for.
            var looks = due == long.MinValue ? 0 : 1 + ((now.Ticks - due) / rules.Interval.Ticks);
            var last = due == long.MinValue ? now.Ticks : due + ((looks - 1) * rules.Interval.Ticks);
            Interlocked.Exchange(ref _nextLook, last + rules.Interval.Ticks);
            foreach (var member in _members)
            {
                Look(member, rules, last, looks);
            }
        }
    }

    /// <summary>Whether so few are healthy that the ejected are to be used as well.</summary>
    public static bool IsPanic(int healthy, int all, OutlierRules rules) => 100L * healthy < (long)rules.MinHealthPercent * all;

    private static void Reset(ref int counter)
    {
        if (Volatile.Read(ref counter) != 0)
        {
            Interlocked.Exchange(ref counter, 0);
        }
    }

    private void Look(EndpointHealth member, OutlierRules rules, long last, long looks)
    {
        if (!member.IsEjected)
        {
            member.Times = (int)Math.Max(0, member.Times - looks);
            return;
        }

        var over = (member.EjectedAt + rules.EjectionTime(member.Times)).Ticks;
        if (over <= last)
        {
            // As Envoy: what was counted before tells nothing of it now.
            Reset(ref member.Errors);
            Reset(ref member.GatewayErrors);
            Reset(ref member.LocalFailures);
            member.IsEjected = false;

            // The looks after the one that let it back in found it healthy.
            member.Times = (int)Math.Max(0, member.Times - Math.Min(looks - 1, (last - over) / rules.Interval.Ticks));
            Interlocked.Increment(ref _version);
        }
    }

    private bool Count(EndpointHealth endpoint, ref int counter, uint threshold, OutlierRules rules, TimeSpan now)
    {
        // At or beyond, since a threshold may be lowered below what was counted; whoever is out already is not ejected again by the rest of a burst.
        if (threshold == 0 || Interlocked.Increment(ref counter) < threshold)
        {
            return false;
        }

        Interlocked.Exchange(ref counter, 0);
        return Eject(endpoint, rules, now);
    }

    private bool Eject(EndpointHealth endpoint, OutlierRules rules, TimeSpan now)
    {
        lock (_lock)
        {
            if (endpoint.IsEjected || !_members.Contains(endpoint) || 100L * _members.Count(member => member.IsEjected) >= (long)rules.MaxEjectionPercent * _members.Count)
            {
                return false;
            }

            endpoint.IsEjected = true;
            endpoint.EjectedAt = now;
            endpoint.Times++;
            Interlocked.Increment(ref _ejections);
            Interlocked.Increment(ref _version);
            return true;
        }
    }
}
