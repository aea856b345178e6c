using OrleansMesh.Routing.Resources;
using OrleansMesh.Routing.Resources.VirtualServices;
using OrleansMesh.Routing.Validation.Syntax;

namespace OrleansMesh.Routing.Validation.VirtualServices;

/// <summary>Rules for the conditions of an HTTP route.</summary>
internal static class HttpMatchRules
{
    public static void Check(HttpMatchRequest match, RouteContext context, FieldPath path, AdmissionFindings findings)
    {
        HeaderNames.CheckText(match.Name, path.Field("name"), findings);
        StringMatchRules.CheckUri(match.Uri, path.Field("uri"), findings);
        StringMatchRules.Check(match.Scheme, path.Field("scheme"), findings);
        StringMatchRules.Check(match.Method, path.Field("method"), findings);
        StringMatchRules.Check(match.Authority, path.Field("authority"), findings);
        HeaderMatchRules.Check(match.Headers, context, path.Field("headers"), findings);
        HeaderMatchRules.Check(match.WithoutHeaders, context, path.Field("withoutHeaders"), findings);
        foreach (var (name, value) in match.QueryParams ?? ValueMap<StringMatch>.Empty)
        {
            StringMatchRules.CheckOrPresence(value, path.Field("queryParams").Key(name), findings);
        }

        Ports.CheckOptional(match.Port, path.Field("port"), findings);
        GatewayNameRules.Check(match.Gateways, path.Field("gateways"), findings);
        Labels.Check(match.SourceLabels, path.Field("sourceLabels"), findings);
        if (match.SourceNamespace is { Length: > 0 } ns && !HostNames.IsLabel(ns))
        {
            findings.Invalid(path.Field("sourceNamespace"), "must be a namespace");
        }
    }
}
