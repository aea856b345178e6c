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

    /// <summary>
    /// The entries for a host: its own, then those of <c>*</c> before each of its endings, the longest first, then that of <c>*</c>.
    /// The star of an ending stands for at least one character: <c>*.foo.com</c> is no pattern of <c>foo.com</c>.
    /// </summary>
    public IEnumerable<T> MostSpecificFirst(string host)
    {
        if (_entries.TryGetValue(host, out var own))
        {
            yield return own;
        }

        for (var start = 1; _hasWildcards && start <= host.Length; start++)
        {
            if (_entries.TryGetValue($"*{host.AsSpan(start)}", out var entry))
            {
                yield return entry;
            }
        }
    }
}
