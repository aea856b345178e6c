using System.Text.RegularExpressions;

namespace OrleansMesh.Routing.Matching;

/// <summary>A compiled <c>StringMatch</c>.</summary>
internal sealed class TextMatch(TextMatchKind kind, string text, Regex? regex = null)
{
    public TextMatchKind Kind => kind;

    public string Text => text;

    public bool Matches(ReadOnlySpan<char> value) => kind switch
    {
        TextMatchKind.Exact => value.SequenceEqual(text),
        TextMatchKind.Prefix => value.StartsWith(text, StringComparison.Ordinal),
        TextMatchKind.Regex => regex!.IsMatch(value),
        _ => true,
    };
}
