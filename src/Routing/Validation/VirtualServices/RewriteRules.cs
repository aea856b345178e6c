using OrleansMesh.Routing.Compilation;
using OrleansMesh.Routing.Resources.VirtualServices;
using OrleansMesh.Routing.Validation.Syntax;

namespace OrleansMesh.Routing.Validation.VirtualServices;

/// <summary>Rules for changes of a request's target.</summary>
internal static class RewriteRules
{
    public static void Check(HttpRewrite rewrite, FieldPath path, AdmissionFindings findings)
    {
        var (uri, regex) = (rewrite.Uri is { Length: > 0 }, rewrite.UriRegexRewrite is not null);
        if (!uri && !regex && rewrite.Authority is not { Length: > 0 })
        {
            findings.Required(path.Field("uri"), "one of uri, uriRegexRewrite and authority must be set");
        }

        if (uri && regex)
        {
            findings.Forbidden(path.Field("uriRegexRewrite"), "must not be set beside uri");
        }

        if (rewrite.UriRegexRewrite is not null)
        {
            Check(rewrite.UriRegexRewrite, path.Field("uriRegexRewrite"), findings);
        }

        CheckTarget(rewrite.Uri, path.Field("uri"), findings);
        if (rewrite.Authority is { Length: > 0 } authority && authority.AsSpan().ContainsAnyInRange('\0', ' '))
        {
            findings.Invalid(path.Field("authority"), "must hold no space and no control character");
        }
        else
        {
            AuthorityRules.Check(rewrite.Authority, path.Field("authority"), findings);
        }
    }

    public static void Check(RegexRewrite rewrite, FieldPath path, AdmissionFindings findings)
    {
        if (string.IsNullOrEmpty(rewrite.Match))
        {
            findings.Required(path.Field("match"));
        }
        else
        {
            Patterns.CheckSearch(rewrite.Match, path.Field("match"), findings);
            if (UserPattern.TryCompileSearch(rewrite.Match, out var search, out _) && RewriteCompiler.MissingGroup(rewrite.Rewrite ?? string.Empty, search) is { } group)
            {
                findings.Invalid(path.Field("rewrite"), $"names the group \\{group}, which match does not have");
            }
        }

        if (string.IsNullOrEmpty(rewrite.Rewrite))
        {
            findings.Required(path.Field("rewrite"));
        }

        CheckTarget(rewrite.Rewrite, path.Field("rewrite"), findings);
    }

    private static void CheckTarget(string? text, FieldPath path, AdmissionFindings findings)
    {
        if (text is not null && !RewriteCompiler.IsTarget(text))
        {
            findings.Invalid(path, RewriteCompiler.TargetShape);
        }
    }
}
