using OrleansMesh.Routing.Resources;
using OrleansMesh.Routing.Resources.VirtualServices;
using OrleansMesh.Routing.Validation.Syntax;

namespace OrleansMesh.Routing.Validation.VirtualServices;

/// <summary>Rules for a redirect.</summary>
internal static class RedirectRules
{
    public static void Check(HttpRedirect redirect, ValueList<HttpMatchRequest>? matches, FieldPath path, AdmissionFindings findings)
    {
        var (uri, prefix) = (redirect.Uri is { Length: > 0 }, redirect.PrefixRewrite is { Length: > 0 });
        if (!uri && !prefix && redirect is { Authority: null or "", Scheme: null or "", Port: null, DerivePort: null })
        {
            findings.Required(path.Field("uri"), "one of uri, prefixRewrite, authority, port, derivePort and scheme must be set");
        }

        if (uri && prefix)
        {
            findings.Forbidden(path.Field("prefixRewrite"), "must not be set beside uri");
        }

        if (prefix && (matches ?? ValueList<HttpMatchRequest>.Empty).Any(match => match.Uri is { Prefix: null }))
        {
            findings.Forbidden(path.Field("prefixRewrite"), "must not be set where a match asks for anything but a prefix of the uri");
        }

        if (redirect is { Port: not null, DerivePort: not null })
        {
            findings.Forbidden(path.Field("derivePort"), "must not be set beside port");
        }

        Ports.CheckOptional(redirect.Port, path.Field("port"), findings);
        if (redirect.Scheme is { Length: > 0 } and not ("http" or "https"))
        {
            findings.NotSupported(path.Field("scheme"), "must be one of http, https");
        }

        CheckCode(redirect.RedirectCode ?? 0, path.Field("redirectCode"), findings);
    }

    private static void CheckCode(uint code, FieldPath path, AdmissionFindings findings)
    {
        if (code is not (0 or (>= 300 and <= 399)))
        {
            findings.Invalid(path, "must be from 300 to 399");
        }
        else if (code is not (0 or 301 or 302 or 303 or 307 or 308))
        {
            findings.Warn(path, $"{path} is {code}, with which Istio's proxies answer no redirect: use 301, 302, 303, 307 or 308");
        }
    }
}
