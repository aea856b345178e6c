using OrleansMesh.Routing.Naming;
using OrleansMesh.Routing.Registry;
using OrleansMesh.Routing.Resources;
using OrleansMesh.Routing.Resources.VirtualServices;
using OrleansMesh.Routing.Validation.Syntax;

namespace OrleansMesh.Routing.Validation.VirtualServices;

/// <summary>Rules for a route of TLS connections that are not terminated.</summary>
internal static class TlsRouteRules
{
    public static void Check(TlsRoute route, IReadOnlySet<string> hosts, RouteContext context, FieldPath path, AdmissionFindings findings)
    {
        if (route.Match is not { Count: > 0 })
        {
            findings.Required(path.Field("match"));
        }

        for (var i = 0; i < (route.Match?.Count ?? 0); i++)
        {
            var (match, at) = (route.Match![i], path.Field("match").Index(i));
            CheckNames(match.SniHosts ?? ValueList<string>.Empty, hosts, context, at.Field("sniHosts"), findings);
            ConnectionMatchRules.CheckSubnets(match.DestinationSubnets, at.Field("destinationSubnets"), findings);
            ConnectionMatchRules.CheckSource(match.Port, match.SourceLabels, match.Gateways, match.SourceNamespace, at, findings);
        }

        TcpRouteRules.CheckDestinations(route.Route, path.Field("route"), findings);
    }

    private static void CheckNames(ValueList<string> names, IReadOnlySet<string> hosts, RouteContext context, FieldPath path, AdmissionFindings findings)
    {
        if (names.Count == 0)
        {
            findings.Required(path);
        }

        for (var i = 0; i < names.Count; i++)
        {
            if (HostNames.IsAddress(names[i]))
            {
                findings.Warn(path.Index(i), $"{path.Index(i)} is an IP address, which clients do not send as server name");
            }
            else if (!HostNames.IsWildcardName(names[i]) && !(context.MayBeOutbound && HostNames.IsOutboundName(names[i])))
            {
                findings.Invalid(path.Index(i), $"must be {HostNames.WildcardShape}");
            }
            else if (hosts.Count > 0 && !IsWithin(names[i], hosts))
            {
                findings.Invalid(path.Index(i), "must be among the hosts of the VirtualService");
            }
        }
    }

    private static bool IsWithin(string name, IReadOnlySet<string> hosts) => HostPatterns.MostSpecificFirst(HostName.Fold(name)).Any(hosts.Contains);
}
