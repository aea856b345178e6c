using System.Text;
using System.Text.RegularExpressions;
using OrleansMesh.Routing.Matching;
using OrleansMesh.Routing.Resources.VirtualServices;
using OrleansMesh.Routing.Validation;

namespace OrleansMesh.Routing.Compilation;

/// <summary>Compiles <c>rewrite</c>.</summary>
internal static class RewriteCompiler
{
    /// <summary>What the text of a rewrite must be, as the end of a sentence.</summary>
    public const string TargetShape = "must be printable ASCII without spaces and without #";

    /// <summary>What to do with a path that <paramref name="matched"/> matched; null where the path stays.</summary>
    public static PathRewrite? Compile(HttpRewrite? rewrite, PathMatch matched, Regex? search) => rewrite switch
    {
        { UriRegexRewrite: { } substitution } when search is not null => PathRewrite.Substitute(search, ToDotNet(substitution.Rewrite ?? string.Empty)),
        { Uri: { Length: > 0 } uri } => PathRewrite.Uri(uri, matched),
        _ => null,
    };

    /// <summary>Whether a text may become a part of a request's target: what a target has not, would end the request line, or be read in two ways.</summary>
    public static bool IsTarget(string text) => !text.AsSpan().ContainsAnyExceptInRange('!', '~') && !text.Contains('#', StringComparison.Ordinal);

    /// <summary>The compiled pattern of <c>uriRegexRewrite</c>, or null.</summary>
    public static Regex? Search(HttpRewrite? rewrite, string path, Findings findings)
    {
        CheckText(rewrite?.Uri, $"{path}.uri", findings);
        CheckText(rewrite?.UriRegexRewrite?.Rewrite, $"{path}.uriRegexRewrite.rewrite", findings);
        if (rewrite?.UriRegexRewrite is not { } substitution)
        {
            return null;
        }

        if (!UserPattern.TryCompileSearch(substitution.Match ?? string.Empty, out var regex, out var error))
        {
            findings.Error($"{path}.uriRegexRewrite.match", ConfigErrorReason.Invalid, error);
        }
        else if (MissingGroup(substitution.Rewrite ?? string.Empty, regex) is { } group)
        {
            findings.Error($"{path}.uriRegexRewrite.rewrite", ConfigErrorReason.Invalid, $"names the group \\{group}, which match does not have");
        }

        return regex;
    }

    private static void CheckText(string? text, string path, Findings findings)
    {
        if (text is not null && !IsTarget(text))
        {
            findings.Error(path, ConfigErrorReason.Invalid, TargetShape);
        }
    }

    /// <summary>The first group that a substitution names and an expression has not; null where it has all.</summary>
    public static char? MissingGroup(string substitution, Regex regex)
    {
        for (var i = 0; i + 1 < substitution.Length; i++)
        {
            if (substitution[i] == '\\' && substitution[++i] is >= '0' and <= '9' and var group && group - '0' >= regex.GetGroupNumbers().Length)
            {
                return group;
            }
        }

        return null;
    }

    // RE2 writes a group as \1 and a backslash as \\; .NET writes a group as ${1} and a dollar as $$.
    private static string ToDotNet(string substitution)
    {
        var text = new StringBuilder();
        for (var i = 0; i < substitution.Length; i++)
        {
            var c = substitution[i];
            if (c == '\\' && i + 1 < substitution.Length && (char.IsAsciiDigit(substitution[i + 1]) || substitution[i + 1] == '\\'))
            {
                i++;
                text.Append(substitution[i] == '\\' ? "\\" : $"${{{substitution[i]}}}");
            }
            else
            {
                text.Append(c == '$' ? "$$" : c.ToString());
            }
        }

        return text.ToString();
    }
}
