using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace OrleansMesh.Routing.Compilation;

/// <summary>Compiles the regular expressions that operators write, in RE2's syntax. They run in time linear in the text, whatever they are.</summary>
public static class UserPattern
{
    /// <summary>The longest pattern accepted, in characters; Istio's bound.</summary>
    public const int MaxLength = 1024;

    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;

    /// <summary>Compiles a pattern that must match a whole value.</summary>
    /// <param name="pattern">The pattern as written.</param>
    /// <param name="regex">The anchored expression, or null.</param>
    /// <param name="error">Why not, as the end of a sentence; null when it compiled.</param>
    public static bool TryCompileWhole(string pattern, [NotNullWhen(true)] out Regex? regex, [NotNullWhen(false)] out string? error) =>
        TryCompile(pattern, isWhole: true, out regex, out error);

    /// <summary>Compiles a pattern that is searched for within a value.</summary>
    /// <param name="pattern">The pattern as written.</param>
    /// <param name="regex">The expression, or null.</param>
    /// <param name="error">Why not, as the end of a sentence; null when it compiled.</param>
    public static bool TryCompileSearch(string pattern, [NotNullWhen(true)] out Regex? regex, [NotNullWhen(false)] out string? error) =>
        TryCompile(pattern, isWhole: false, out regex, out error);

    private static bool TryCompile(string pattern, bool isWhole, out Regex? regex, out string? error)
    {
        regex = null;
        if (pattern.Length is 0 or > MaxLength)
        {
            error = pattern.Length == 0 ? "must not be empty" : $"must not be longer than {MaxLength} characters";
            return false;
        }

        var translated = Re2Syntax.Translate(pattern, out error);
        error ??= PatternCostReader.Refuse(translated);
        if (error is not null)
        {
            return false;
        }

        try
        {
            if (isWhole)
            {
                // Alone first: "a)(b" is wrong, but would be right between our parentheses.
                _ = new Regex(translated, RegexOptions.CultureInvariant);
            }

            regex = new Regex(isWhole ? $@"\A(?:{translated})\z" : translated, Options);
            error = null;
            return true;
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            error = $"is not a regular expression that can be used here: {e.Message}";
            return false;
        }
    }
}
