using OrleansMesh.Routing.Resources.MirrorPolicies;
using OrleansMesh.Routing.Validation.Syntax;
using OrleansMesh.Routing.Validation.VirtualServices;

namespace OrleansMesh.Routing.Validation.MirrorPolicies;

/// <summary>Rules for what is different in shadows.</summary>
internal static class MirrorRequestRules
{
    public static void Check(MirrorRequest? request, FieldPath path, AdmissionFindings findings)
    {
        HeaderOperationRules.CheckOrdinary(request?.Headers, path.Field("headers"), findings);
        if (request?.UriRegexRewrite is not null)
        {
            RewriteRules.Check(request.UriRegexRewrite, path.Field("uriRegexRewrite"), findings);
        }

        if (request?.Host is { } host && !IsAuthority(host))
        {
            findings.Invalid(path.Field("host"), "must be a host name or an IP address, and may end with a port");
        }

        if (request is { Host: not null, HostSuffix: true })
        {
            findings.Forbidden(path.Field("hostSuffix"), "must not be true beside host, which is sent as it is");
        }
    }

    private static bool IsAuthority(string text)
    {
        var colon = text.EndsWith(']') ? -1 : text.LastIndexOf(':');
        var host = colon < 0 ? text : text[..colon];
        return (HostNames.IsName(host) || (HostNames.IsAddress(host) && host.Contains(':', StringComparison.Ordinal) == host.StartsWith('[')))
            && (colon < 0 || (ushort.TryParse(text.AsSpan(colon + 1), System.Globalization.NumberStyles.None, null, out var port) && port > 0));
    }
}
