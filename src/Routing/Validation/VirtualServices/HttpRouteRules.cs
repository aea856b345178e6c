using OrleansMesh.Routing.Resources.VirtualServices;
using OrleansMesh.Routing.Validation.Syntax;

namespace OrleansMesh.Routing.Validation.VirtualServices;

/// <summary>Rules for an HTTP route.</summary>
internal static class HttpRouteRules
{
    public static void Check(HttpRoute route, RouteContext context, FieldPath path, AdmissionFindings findings)
    {
        HttpActionRules.Check(route, context, path, findings);
        MirrorRules.Check(route, path, findings);
        Durations.Check(route.Timeout, path.Field("timeout"), findings);
        if (route.Rewrite is not null)
        {
            RewriteRules.Check(route.Rewrite, path.Field("rewrite"), findings);
        }

        for (var i = 0; i < (route.Match?.Count ?? 0); i++)
        {
            HttpMatchRules.Check(route.Match![i], context, path.Field("match").Index(i), findings);
        }

        for (var i = 0; i < (route.Route?.Count ?? 0); i++)
        {
            var destination = route.Route![i];
            DestinationFieldRules.CheckRequired(destination.Destination, path.Field("route").Index(i).Field("destination"), findings);
        }

        WeightRules.Check([.. (route.Route ?? []).Select(destination => destination.Weight)], path.Field("route"), findings);
    }
}
