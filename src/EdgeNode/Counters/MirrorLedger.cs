using System.Collections.Concurrent;
using OrleansMesh.Abstractions.Statistics;
using OrleansMesh.Routing.Matching;

namespace OrleansMesh.EdgeNode.Counters;

/// <summary>The accounts of every mirror that this edge has served since it started, also of those whose rule is gone.</summary>
/// <param name="limit">How many mirrors are told apart; those that come later share the account <see cref="Overflow"/>.</param>
internal sealed class MirrorLedger(int limit)
{
    private readonly ConcurrentDictionary<MirrorKey, MirrorCounters> _counters = new();

    /// <summary>The account of all mirrors beyond the limit.</summary>
    public static MirrorKey Overflow { get; } = new("overflow/overflow", "overflow", "overflow");

    /// <summary>Every account, in no order.</summary>
    public ICollection<MirrorCounters> All => _counters.Values;

    /// <summary>The account of <paramref name="key"/>; made when a table is built, never while a request waits.</summary>
    public MirrorCounters Get(MirrorKey key) =>
        _counters.TryGetValue(key, out var known) ? known
        : _counters.Count < limit ? _counters.GetOrAdd(key, static k => new MirrorCounters(k))
        : _counters.GetOrAdd(Overflow, static k => new MirrorCounters(k));

    /// <summary>The totals of every account, by VirtualService, route and target.</summary>
    public IReadOnlyList<MirrorTotals> Snapshot() =>
        [.. _counters.Values
            .Select(counters => counters.Snapshot())
            .OrderBy(t => t.VirtualService, StringComparer.Ordinal)
            .ThenBy(t => t.Route, StringComparer.Ordinal)
            .ThenBy(t => t.Target, StringComparer.Ordinal)];
}
