using System.Collections.Concurrent;

namespace OrleansMesh.EdgeNode.Counters;

/// <summary>Counts the answers to requests of routes with a <c>statPrefix</c>, by class of status.</summary>
internal sealed class RouteStatistics
{
    /// <summary>How many prefixes are counted apart; the others are counted together, under an empty one.</summary>
    public const int MaxPrefixes = 1_000;

    private const int Classes = 6;

    private readonly ConcurrentDictionary<string, ShardedCounts> _counts = new(StringComparer.Ordinal);

    /// <summary>The prefixes, with the counts of the classes 1xx to 5xx.</summary>
    public IEnumerable<(string Prefix, long[] Counts)> Rows =>
        _counts.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => (entry.Key, Enumerable.Range(1, Classes - 1).Select(i => entry.Value[i]).ToArray()));

    public void Count(string prefix, int status) =>
        (_counts.TryGetValue(prefix, out var counts) ? counts : Add(prefix)).Increment(Math.Clamp(status / 100, 1, Classes - 1));

    // Two that add at once may pass the bound by as many; that harms nothing.
    private ShardedCounts Add(string prefix) => _counts.GetOrAdd(_counts.Count < MaxPrefixes ? prefix : string.Empty, static _ => new(Classes));
}
