namespace OrleansMesh.Routing.Mirroring;

/// <summary>
/// Divides one fleet-wide budget among edges by their demand. Shares are parts of the whole. The law: whatever claims and answers are lost, late or
/// repeated, the shares that edges go by never sum up to more than 1.
/// </summary>
/// <remarks>
/// An edge that was granted less may never have heard of it, so what it held before counts until it claims again with what it holds then, or until
/// that is over. Of both, the greater counts. Times are those of one monotonic clock.
/// </remarks>
/// <param name="duration">How long a lease holds, from before its claim was sent.</param>
/// <param name="newFrom">Before this, others than those that claim may hold leases that nobody here knows of: nothing is granted but what an edge holds already.</param>
/// <param name="maxEdges">How many edges can hold a share; further ones get none.</param>
public sealed class BudgetShares(TimeSpan duration, TimeSpan newFrom, int maxEdges)
{
    // A share that is only so little above what is due stays: following every breath of the demand would leave something unused in every exchange.
    private const double Slack = 0.05;

    // Keeps sums of many shares, each of which may be more than asked, within what can be added up.
    private const double MostWanted = 1e9;

    private readonly Dictionary<string, Holder> _holders = new(StringComparer.Ordinal);

    /// <summary>The edges that hold a share or asked for one lately.</summary>
    public int Count => _holders.Count;

    /// <summary>Whether any lease may still be gone by.</summary>
    public bool HasLeases(TimeSpan now) => now < newFrom || _holders.Values.Any(holder => holder.Counted(now) > 0);

    /// <summary>Answers a claim with the share that is leased from now on; null where a newer claim of the same holder was answered already.</summary>
    public double? Claim(ShareClaim claim, TimeSpan now)
    {
        if (_holders.TryGetValue(claim.Holder, out var holder))
        {
            if (claim.Sequence <= holder.Sequence)
            {
                return null;
            }
        }
        else
        {
            // Only now: the holder that claims must not be forgotten, for its sequence.
            RemoveLapsed(now);
            if (_holders.Count >= maxEdges)
            {
                return 0;
            }

            holder = new Holder();
            _holders.Add(claim.Holder, holder);
        }

        holder.Sequence = claim.Sequence;
        holder.HeardAt = now;
        holder.Wanted = Clean(claim.Wanted, MostWanted);
        holder.Held = claim.HeldFor > TimeSpan.Zero ? Clean(claim.Held, 1) : 0;
        holder.HeldUntil = now + claim.HeldFor;
        holder.Granted = Grant(holder, now);
        holder.GrantedUntil = now + duration;
        return holder.Granted;
    }

    private static double Clean(double value, double most) => value > 0 ? Math.Min(value, most) : 0;

    private double Grant(Holder holder, TimeSpan now)
    {
        var (wanted, others) = (0.0, 0.0);
        foreach (var other in _holders.Values)
        {
            wanted += now - other.HeardAt < duration ? other.Wanted : 0;
            others += ReferenceEquals(other, holder) ? 0 : other.Counted(now);
        }

        var due = wanted > 1 ? holder.Wanted / wanted : holder.Wanted;
        if (due <= holder.Held && holder.Held * (1 - Slack) <= due)
        {
            due = holder.Held;
        }

        var free = Math.Max(0, 1 - others);
        return Math.Min(due, now < newFrom ? Math.Min(holder.Held, free) : free);
    }

    private void RemoveLapsed(TimeSpan now)
    {
        foreach (var (name, holder) in _holders)
        {
            if (now - holder.HeardAt > 2 * duration && holder.Counted(now) == 0)
            {
                _holders.Remove(name);
            }
        }
    }

    private sealed class Holder
    {
        public long Sequence { get; set; }

        public TimeSpan HeardAt { get; set; }

        public double Wanted { get; set; }

        public double Held { get; set; }

        public TimeSpan HeldUntil { get; set; }

        public double Granted { get; set; }

        public TimeSpan GrantedUntil { get; set; }

        public double Counted(TimeSpan now) => Math.Max(now < HeldUntil ? Held : 0, now < GrantedUntil ? Granted : 0);
    }
}
