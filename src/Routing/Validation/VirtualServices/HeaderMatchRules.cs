using OrleansMesh.Routing.Resources;
using OrleansMesh.Routing.Resources.VirtualServices;
using OrleansMesh.Routing.Validation.Syntax;

namespace OrleansMesh.Routing.Validation.VirtualServices;

/// <summary>Rules for conditions on headers: a header's name, a pseudo header, or a claim of a JWT.</summary>
internal static class HeaderMatchRules
{
    private const string JwtClaims = "@request.auth.claims";

    public static void Check(ValueMap<StringMatch>? headers, RouteContext context, FieldPath path, AdmissionFindings findings)
    {
        foreach (var (name, value) in headers ?? ValueMap<StringMatch>.Empty)
        {
            CheckName(name, context, path.Key(name), findings);
            StringMatchRules.CheckOrPresence(value, path.Key(name), findings);
        }
    }

    private static void CheckName(string name, RouteContext context, FieldPath path, AdmissionFindings findings)
    {
        if (name.StartsWith(JwtClaims, StringComparison.Ordinal))
        {
            if (!context.IsGatewayOnly)
            {
                findings.Forbidden(path, "claims of a JWT can be matched only where the resource is bound to gateways, and not to mesh");
            }

            findings.NotHonoured(path, "the edge verifies no JWT, so that the match block never holds");
        }
        else if (name == ":status")
        {
            findings.NotHonoured(path, "a request has no status, so that the match block never holds");
        }
        else if (name is not (":method" or ":scheme" or ":authority" or ":path") && !HeaderNames.IsToken(name))
        {
            findings.Invalid(path, "must be the name of a header, or one of :method, :scheme, :authority and :path");
        }
    }
}
