using OrleansMesh.Routing.Resources;
using OrleansMesh.Routing.Resources.VirtualServices;

namespace OrleansMesh.Routing.Validation.VirtualServices;

/// <summary>Rules for a route of TCP connections.</summary>
internal static class TcpRouteRules
{
    public static void Check(TcpRoute route, FieldPath path, AdmissionFindings findings)
    {
        for (var i = 0; i < (route.Match?.Count ?? 0); i++)
        {
            var (match, at) = (route.Match![i], path.Field("match").Index(i));
            ConnectionMatchRules.CheckSubnets(match.DestinationSubnets, at.Field("destinationSubnets"), findings);
            if (match.SourceSubnet is { Length: > 0 } subnet)
            {
                ConnectionMatchRules.CheckSubnet(subnet, at.Field("sourceSubnet"), findings);
            }

            ConnectionMatchRules.CheckSource(match.Port, match.SourceLabels, match.Gateways, match.SourceNamespace, at, findings);
        }

        CheckDestinations(route.Route, path.Field("route"), findings);
    }

    public static void CheckDestinations(ValueList<RouteDestination>? destinations, FieldPath path, AdmissionFindings findings)
    {
        if (destinations is not { Count: > 0 })
        {
            findings.Required(path);
            return;
        }

        for (var i = 0; i < destinations.Count; i++)
        {
            DestinationFieldRules.CheckRequired(destinations[i].Destination, path.Index(i).Field("destination"), findings);
        }

        WeightRules.Check([.. destinations.Select(destination => destination.Weight)], path, findings);
    }
}
