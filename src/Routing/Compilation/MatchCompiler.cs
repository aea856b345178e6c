using System.Text.RegularExpressions;
using OrleansMesh.Routing.Matching;
using OrleansMesh.Routing.Resources;
using OrleansMesh.Routing.Resources.VirtualServices;
using OrleansMesh.Routing.Validation;

namespace OrleansMesh.Routing.Compilation;

/// <summary>Compiles <c>match</c> blocks.</summary>
internal sealed class MatchCompiler(PatternCache patterns, Findings findings)
{
    private const string JwtClaims = "@request.auth.claims";

    /// <summary>The compiled block, or null where it cannot be evaluated; why is among the findings.</summary>
    public RouteMatch? Compile(HttpMatchRequest match, string path)
    {
        var before = findings.Errors.Count + findings.Unserved.Count;
        var uri = Uri(match, path);
        var conditions = new List<RequestCondition>();
        Add(ConditionSubject.Method, match.Method, $"{path}.method");
        Add(ConditionSubject.Scheme, match.Scheme, $"{path}.scheme");
        Add(ConditionSubject.Authority, match.Authority, $"{path}.authority");
        AddHeaders(match.Headers, $"{path}.headers", inverted: false);
        AddHeaders(match.WithoutHeaders, $"{path}.withoutHeaders", inverted: true);
        foreach (var (name, value) in match.QueryParams ?? ValueMap<StringMatch>.Empty)
        {
            conditions.Add(new(ConditionSubject.Query, name, Text(value, $"{path}.queryParams[{name}]"), inverted: false));
        }

        return findings.Errors.Count + findings.Unserved.Count == before
            ? new RouteMatch(uri, (int)(match.Port ?? 0), [.. conditions], [])
            : null;

        void Add(ConditionSubject subject, StringMatch? value, string at)
        {
            if (value is not null)
            {
                conditions.Add(new(subject, string.Empty, Text(value, at), inverted: false));
            }
        }

        void AddHeaders(ValueMap<StringMatch>? headers, string at, bool inverted)
        {
            foreach (var (name, value) in headers ?? ValueMap<StringMatch>.Empty)
            {
                var field = $"{at}[{name}]";
                if (Subject(name) is { } subject)
                {
                    conditions.Add(new(subject, AsciiFold.Fold(name), Text(value, field), inverted));
                }
                else
                {
                    findings.Unevaluated(field, name.StartsWith(JwtClaims, StringComparison.Ordinal) ? "JWT claims" : name);
                }
            }
        }
    }

    private static ConditionSubject? Subject(string header) => AsciiFold.Fold(header) switch
    {
        ":method" => ConditionSubject.Method,
        ":scheme" => ConditionSubject.Scheme,
        ":path" => ConditionSubject.Target,
        ":authority" or "host" => ConditionSubject.Authority,
        [':' or '@', ..] => null,
        _ => ConditionSubject.Header,
    };

    private PathMatch Uri(HttpMatchRequest match, string path)
    {
        var ignoreCase = match.IgnoreUriCase ?? false;
        return match.Uri switch
        {
            { Exact: { } exact } => new(TextMatchKind.Exact, exact, ignoreCase),
            { Prefix: { } prefix } => new(TextMatchKind.Prefix, patterns.Shared(prefix), ignoreCase),
            { Regex: { } regex } when Pattern(regex, $"{path}.uri.regex") is { } compiled => new(TextMatchKind.Regex, regex, false, compiled),
            _ => PathMatch.Default,
        };
    }

    /// <summary>The compiled match of a value. Nothing set, and the regex "*", ask for presence.</summary>
    public TextMatch Text(StringMatch value, string path) => value switch
    {
        { Exact: { } exact } => new(TextMatchKind.Exact, exact),
        { Prefix: { } prefix } => new(TextMatchKind.Prefix, prefix),
        { Regex: { } regex } when regex != "*" && Pattern(regex, $"{path}.regex") is { } compiled => new(TextMatchKind.Regex, regex, compiled),
        _ => new(TextMatchKind.Present, string.Empty),
    };

    private Regex? Pattern(string pattern, string path)
    {
        var regex = patterns.Whole(pattern, out var error);
        if (error is not null)
        {
            findings.Error(path, ConfigErrorReason.Invalid, error);
        }

        return regex;
    }
}
