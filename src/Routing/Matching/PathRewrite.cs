using System.Text.RegularExpressions;

namespace OrleansMesh.Routing.Matching;

/// <summary>The compiled <c>rewrite.uri</c> or <c>rewrite.uriRegexRewrite</c> of a rule. The query is no part of it.</summary>
internal sealed class PathRewrite
{
    private readonly string _text;
    private readonly int _prefixLength;
    private readonly Regex? _regex;

    private PathRewrite(string text, int prefixLength, Regex? regex) => (_text, _prefixLength, _regex) = (text, prefixLength, regex);

    /// <summary>
    /// Replaces the prefix that matched, otherwise the whole path. As in Envoy a rule without <c>uri</c> matched the prefix <c>/</c>.
    /// </summary>
    public static PathRewrite Uri(string uri, PathMatch matched) =>
        new(uri, matched.Kind == TextMatchKind.Prefix ? matched.Text.Length : -1, null);

    /// <summary>Replaces the whole path.</summary>
    public static PathRewrite Whole(string path) => new(path, -1, null);

    /// <summary>Replaces every match of a regular expression.</summary>
    /// <param name="pattern">Not anchored.</param>
    /// <param name="substitution">In .NET's syntax.</param>
    public static PathRewrite Substitute(Regex pattern, string substitution) => new(substitution, -1, pattern);

    public string Apply(ReadOnlySpan<char> path)
    {
        if (_regex is null)
        {
            return _prefixLength < 0 ? _text : string.Concat(_text, path[Math.Min(_prefixLength, path.Length)..]);
        }

        // RE2 makes no empty match right behind the match before it; .NET does.
        var lastEnd = -1;
        return _regex.Replace(path.ToString(), match =>
        {
            if (match.Length == 0 && match.Index == lastEnd)
            {
                return string.Empty;
            }

            lastEnd = match.Index + match.Length;
            return match.Result(_text);
        });
    }
}
