using System.Text.RegularExpressions;

namespace OrleansMesh.Routing.Matching;

/// <summary>The compiled <c>uri</c> condition of a rule. A rule without one has Istio's default, the prefix <c>/</c>.</summary>
internal sealed class PathMatch(TextMatchKind kind, string text, bool ignoreCase, Regex? regex = null)
{
    public static PathMatch Default { get; } = new(TextMatchKind.Prefix, "/", ignoreCase: false);

    public TextMatchKind Kind => kind;

    public string Text => text;

    public bool IgnoreCase => ignoreCase;

    public bool Matches(ReadOnlySpan<char> path) => kind switch
    {
        TextMatchKind.Exact => path.Length == text.Length && StartsWithText(path),
        TextMatchKind.Prefix => StartsWithText(path),
        _ => regex!.IsMatch(path),
    };

    private bool StartsWithText(ReadOnlySpan<char> path) => ignoreCase
        ? AsciiFold.StartsWith(path, text)
        : path.StartsWith(text, StringComparison.Ordinal);
}
