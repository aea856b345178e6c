using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace OrleansMesh.Routing.Compilation;

/// <summary>The texts of one compilation's conditions: the same pattern is compiled once and the same prefix kept once, however many rules use it.</summary>
internal sealed class PatternCache
{
    private readonly Dictionary<string, (Regex? Regex, string? Error)> _patterns = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);

    /// <summary>An equal text, the same for all that ask: what many rules compare with lies in the processor's cache.</summary>
    public string Shared(string text)
    {
        ref var shared = ref CollectionsMarshal.GetValueRefOrAddDefault(_texts, text, out _);
        return shared ??= text;
    }

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
