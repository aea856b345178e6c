using OrleansMesh.Routing.Resources.VirtualServices;
using OrleansMesh.Routing.Validation.Syntax;

namespace OrleansMesh.Routing.Validation.VirtualServices;

/// <summary>Rules for an HTTP route.</summary>
internal static class HttpRouteRules
{
    public static void Check(HttpRoute route, RouteContext context, FieldPath path, AdmissionFindings findings)
    {
        HeaderNames.CheckText(route.Name, path.Field("name"), findings);
        HttpActionRules.Check(route, context, path, findings);
        MirrorRules.Check(route, path, findings);
        Durations.Check(route.Timeout, path.Field("timeout"), findings);
        if (route.Rewrite is not null)
        {
            RewriteRules.Check(route.Rewrite, path.Field("rewrite"), findings);
        }

        CheckActions(route, path, findings);
        for (var i = 0; i < (route.Match?.Count ?? 0); i++)
        {
            HttpMatchRules.Check(route.Match![i], context, path.Field("match").Index(i), findings);
        }

        for (var i = 0; i < (route.Route?.Count ?? 0); i++)
        {
            var destination = route.Route![i];
            DestinationFieldRules.CheckRequired(destination.Destination, path.Field("route").Index(i).Field("destination"), findings);
            HeaderOperationRules.Check(destination.Headers, path.Field("route").Index(i).Field("headers"), findings);
        }

        WeightRules.Check([.. (route.Route ?? []).Select(destination => destination.Weight)], path.Field("route"), findings);
    }

    private static void CheckActions(HttpRoute route, FieldPath path, AdmissionFindings findings)
    {
        if (route.Redirect is not null)
        {
            RedirectRules.Check(route.Redirect, route.Match, path.Field("redirect"), findings);
        }

        if (route.DirectResponse is not null)
        {
            DirectResponseRules.Check(route.DirectResponse, path.Field("directResponse"), findings);
        }

        if (route.Retries is not null)
        {
            RetryRules.Check(route.Retries, path.Field("retries"), findings);
        }

        if (route.Fault is not null)
        {
            FaultRules.Check(route.Fault, path.Field("fault"), findings);
        }

        if (route.CorsPolicy is not null)
        {
            CorsRules.Check(route.CorsPolicy, path.Field("corsPolicy"), findings);
        }

        HeaderOperationRules.Check(route.Headers, path.Field("headers"), findings);
        HeaderOperationRules.CheckAuthority(route, path, findings);
    }
}
