using System.Text.RegularExpressions;

namespace OrleansMesh.Routing.Compilation;

/// <summary>The anchored expressions of one compilation: the same pattern is compiled once, however many rules use it.</summary>
internal sealed class PatternCache
{
    private readonly Dictionary<string, (Regex? Regex, string? Error)> _patterns = new(StringComparer.Ordinal);

    public Regex? Whole(string pattern, out string? error)
    {
        if (!_patterns.TryGetValue(pattern, out var entry))
        {
            UserPattern.TryCompileWhole(pattern, out entry.Regex, out entry.Error);
            _patterns.Add(pattern, entry);
        }

        error = entry.Error;
        return entry.Regex;
    }
}
