using System.Diagnostics.CodeAnalysis;

namespace OrleansMesh.Routing.Registry;

/// <summary>A map from host patterns, in which a host finds the most specific that has an entry.</summary>
/// <typeparam name="T">What a pattern leads to.</typeparam>
internal sealed class HostPatternMap<T>
    where T : class
{
    private readonly Dictionary<string, T> _entries = new(StringComparer.Ordinal);
    private bool _hasWildcards;

    public IEnumerable<T> Values => _entries.Values;

    public bool TryGet(string pattern, [NotNullWhen(true)] out T? entry) => _entries.TryGetValue(pattern, out entry);

    public void Set(string pattern, T entry)
    {
        _entries[pattern] = entry;
        _hasWildcards |= pattern.StartsWith('*');
    }

    /// <summary>The entries whose patterns match a host, the most specific first.</summary>
    public IEnumerable<T> MostSpecificFirst(string host)
    {
        // Without wildcards the host itself is the only pattern worth a lookup.
        foreach (var pattern in HostPatterns.MostSpecificFirst(host).Take(_hasWildcards ? int.MaxValue : 1))
        {
            if (_entries.TryGetValue(pattern, out var entry))
            {
                yield return entry;
            }
        }
    }
}
