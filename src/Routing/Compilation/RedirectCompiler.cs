using OrleansMesh.Routing.Actions;
using OrleansMesh.Routing.Matching;
using OrleansMesh.Routing.Resources.VirtualServices;
using OrleansMesh.Routing.Validation;

namespace OrleansMesh.Routing.Compilation;

/// <summary>Compiles <c>redirect</c>.</summary>
internal static class RedirectCompiler
{
    private const int MovedPermanently = 301;

    public static RedirectRule? Compile(HttpRedirect? redirect, string path, Findings findings)
    {
        if (redirect is null)
        {
            return null;
        }

        CheckText(redirect.Uri, $"{path}.uri", findings);
        CheckText(redirect.PrefixRewrite, $"{path}.prefixRewrite", findings);
        CheckText(redirect.Authority, $"{path}.authority", findings);
        CheckText(redirect.Scheme, $"{path}.scheme", findings);
        return new(
            (int)(redirect.RedirectCode is null or 0 ? MovedPermanently : redirect.RedirectCode),
            redirect.Scheme is { Length: > 0 } scheme ? scheme : null,
            redirect.Authority is { Length: > 0 } authority ? authority : null,
            (int)(redirect.Port ?? 0),
            redirect.DerivePort == RedirectPortSelection.FromRequestPort);
    }

    /// <summary>What becomes of a path that <paramref name="matched"/> matched; null where it stays.</summary>
    public static PathRewrite? Path(HttpRedirect redirect, PathMatch matched) =>
        redirect.Uri is { Length: > 0 } uri ? PathRewrite.Whole(uri)
        : redirect.PrefixRewrite is { Length: > 0 } prefix ? PathRewrite.Uri(prefix, matched)
        : null;

    // It becomes a field of the answer.
    private static void CheckText(string? text, string path, Findings findings)
    {
        if (text is not null && text.AsSpan().ContainsAnyExceptInRange('!', '~'))
        {
            findings.Error(path, ConfigErrorReason.Invalid, "must be printable ASCII without spaces");
        }
    }
}
