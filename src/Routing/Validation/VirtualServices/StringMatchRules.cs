using OrleansMesh.Routing.Resources.VirtualServices;
using OrleansMesh.Routing.Validation.Syntax;

namespace OrleansMesh.Routing.Validation.VirtualServices;

/// <summary>Rules for what a text must be.</summary>
internal static class StringMatchRules
{
    /// <summary>As an expression: whatever is there.</summary>
    private const string Presence = "*";

    public static void Check(StringMatch? match, FieldPath path, AdmissionFindings findings)
    {
        if (match is null)
        {
            return;
        }

        CheckUri(match, path, findings);
        if (match.Prefix is "")
        {
            findings.Invalid(path.Field("prefix"), "must not be empty");
        }
    }

    /// <summary>As <see cref="Check"/>, for what may ask for presence by <c>regex: "*"</c>.</summary>
    public static void CheckOrPresence(StringMatch match, FieldPath path, AdmissionFindings findings) =>
        Check(match.Regex == Presence ? match with { Regex = ".*" } : match, path, findings);

    /// <summary>As <see cref="Check"/>, for a path, whose prefix may be empty.</summary>
    public static void CheckUri(StringMatch? match, FieldPath path, AdmissionFindings findings)
    {
        if (match is { Exact: not null, Prefix: not null })
        {
            findings.Forbidden(path.Field("prefix"), "must not be set beside exact");
        }

        if (match is not { Regex: { } regex })
        {
            return;
        }

        if (match.Exact is not null || match.Prefix is not null)
        {
            findings.Forbidden(path.Field("regex"), $"must not be set beside {(match.Exact is not null ? "exact" : "prefix")}");
        }

        Patterns.CheckWhole(regex, path.Field("regex"), findings);
    }
}
