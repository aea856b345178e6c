using System.Text.RegularExpressions;

namespace OrleansMesh.Routing.Tests.Matching;

/// <summary>Istio's rules for hosts once more, as <see cref="NaiveMatcher"/> needs them.</summary>
internal static class NaiveHosts
{
    public static int Rank(string pattern) => pattern == "*" ? 2 : pattern[0] == '*' ? 1 : 0;

    public static bool Matches(string pattern, string host) =>
        pattern == host || pattern == "*" || (pattern[0] == '*' && host.Length >= pattern.Length && host.EndsWith(pattern[1..], StringComparison.Ordinal));

    public static string Of(string authority)
    {
        if (!authority.StartsWith('[') && authority.Count(c => c == ':') > 1)
        {
            return Lower(authority);
        }

        var match = Regex.Match(authority, @"^(?:\[([^\]]*)\].*|([^:]*)(?::[^:]*)?)$", RegexOptions.Singleline);
        return Lower(match.Groups[1].Success ? match.Groups[1].Value : Regex.Replace(match.Groups[2].Value, @"\.\z", string.Empty));
    }

    public static string Lower(string text) => new([.. text.Select(c => c is >= 'A' and <= 'Z' ? (char)(c + 32) : c)]);
}
