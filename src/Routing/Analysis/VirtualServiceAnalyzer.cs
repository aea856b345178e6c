using OrleansMesh.Routing.Naming;
using OrleansMesh.Routing.Registry;
using OrleansMesh.Routing.Resources;
using OrleansMesh.Routing.Resources.VirtualServices;
using OrleansMesh.Routing.Validation;
using OrleansMesh.Routing.Validation.VirtualServices;

namespace OrleansMesh.Routing.Analysis;

/// <summary>A VirtualService among the others.</summary>
internal sealed class VirtualServiceAnalyzer(MeshAnalysis mesh, VirtualService source, AnalysisFindings findings)
{
    private static readonly FieldPath Spec = FieldPath.Root.Field("spec");

    private static readonly long UsualPort = new RegistryOptions().DefaultPort;

    private readonly string _namespace = source.Key.Namespace;

    public void Analyze()
    {
        CheckOwners();
        CheckGateways(source.Spec?.Gateways, Spec.Field("gateways"));
        CheckServedHosts();
        CheckHttp(source.Spec?.Http ?? ValueList<HttpRoute>.Empty, Spec.Field("http"));
        for (var i = 0; i < (source.Spec?.Tls?.Count ?? 0); i++)
        {
            CheckDestinations(source.Spec!.Tls![i].Route, Spec.Field("tls").Index(i).Field("route"));
        }

        for (var i = 0; i < (source.Spec?.Tcp?.Count ?? 0); i++)
        {
            CheckDestinations(source.Spec!.Tcp![i].Route, Spec.Field("tcp").Index(i).Field("route"));
        }
    }

    private void CheckOwners()
    {
        foreach (var (i, host) in mesh.MeshHosts.HostsOf(source).Index())
        {
            if (mesh.MeshHosts.Owner(host, source) is { } owner)
            {
                findings.Add(
                    AnalysisType.ConflictingMeshGatewayVirtualServiceHosts,
                    Spec.Field("hosts").Index(i),
                    $"The VirtualServices {owner.Key.Namespace}/{owner.Key.Name},{_namespace}/{source.Key.Name} associated with mesh gateway define the same host {host}: the older one, {owner.Key.Namespace}/{owner.Key.Name}, has it.");
            }
        }
    }

    private void CheckGateways(ValueList<string>? names, FieldPath path)
    {
        for (var i = 0; i < (names?.Count ?? 0); i++)
        {
            if (names![i] != GatewayName.Mesh && GatewayName.Resolve(names[i], _namespace) is var name && !mesh.Gateways.Has(name))
            {
                findings.NotFound(path.Index(i), "gateway", names[i]);
            }
        }
    }

    private void CheckServedHosts()
    {
        foreach (var name in GatewayBindings.GatewaysOf(source).Distinct(StringComparer.Ordinal))
        {
            if (mesh.Gateways.HostsOf(name) is not { } served)
            {
                continue;
            }

            var missing = mesh.MeshHosts.HostsOf(source).Where(host => !served.Meet(host, _namespace)).ToList();
            if (missing.Count > 0)
            {
                findings.Add(
                    AnalysisType.VirtualServiceHostNotFoundInGateway,
                    Spec.Field("hosts"),
                    $"one or more host [{string.Join(' ', missing)}] defined in VirtualService {_namespace}/{source.Key.Name} not found in Gateway {name}.");
            }
        }
    }

    private void CheckHttp(ValueList<HttpRoute> http, FieldPath path)
    {
        for (var i = 0; i < http.Count; i++)
        {
            CheckRoute(http[i], path.Index(i));
        }

        foreach (var unreached in UnreachedRules.Find(http))
        {
            findings.Add(
                unreached.Match is null ? AnalysisType.VirtualServiceUnreachableRule : AnalysisType.VirtualServiceIneffectiveMatch,
                unreached.At(path),
                unreached.Match is { } match
                    ? $"VirtualService rule #{unreached.Route} match #{match} is not used (duplicate/overlapping match in rule #{unreached.Earlier})."
                    : $"VirtualService rule #{unreached.Route} not used ({unreached.Reason}).");
        }
    }

    private void CheckRoute(HttpRoute route, FieldPath path)
    {
        for (var i = 0; i < (route.Match?.Count ?? 0); i++)
        {
            CheckGateways(route.Match![i].Gateways, path.Field("match").Index(i).Field("gateways"));
        }

        for (var i = 0; i < (route.Route?.Count ?? 0); i++)
        {
            CheckDestination(route.Route![i].Destination, path.Field("route").Index(i).Field("destination"));
        }

        CheckDestination(route.Mirror, path.Field("mirror"));
        for (var i = 0; i < (route.Mirrors?.Count ?? 0); i++)
        {
            CheckDestination(route.Mirrors![i].Destination, path.Field("mirrors").Index(i).Field("destination"));
        }

        if (route.Delegate is { } reference)
        {
            CheckDelegate(new(ResourceKind.VirtualService, reference.Namespace is { Length: > 0 } ns ? ns : _namespace, reference.Name ?? string.Empty), path.Field("delegate"));
        }
    }

    // One with hosts of its own is no delegate: its routes are not taken in.
    private void CheckDelegate(ResourceKey key, FieldPath path)
    {
        if (!mesh.Snapshot.Resources.TryGetValue(key, out var found) || found is VirtualService { Spec.Hosts.Count: > 0 })
        {
            findings.NotFound(path, "delegate VirtualService", $"{key.Namespace}/{key.Name}");
        }
    }

    private void CheckDestinations(ValueList<RouteDestination>? destinations, FieldPath path)
    {
        for (var i = 0; i < (destinations?.Count ?? 0); i++)
        {
            CheckDestination(destinations![i].Destination, path.Index(i).Field("destination"));
        }
    }

    private void CheckDestination(Destination? destination, FieldPath path)
    {
        if (destination?.Host is not { Length: > 0 } written)
        {
            return;
        }

        var host = ShortName.Resolve(written, _namespace, mesh.Options.DomainSuffix);
        if (!mesh.Hosts.Has(host, _namespace))
        {
            findings.NotFound(path.Field("host"), "host", written);
            return;
        }

        CheckPort(destination, mesh.Hosts.PortsOf(host, _namespace), path);
        if (destination.Subset is { Length: > 0 } subset && !mesh.Rules.HasSubset(host, subset, _namespace))
        {
            findings.NotFound(path.Field("subset"), "host+subset in destinationrule", $"{written}+{subset}");
        }
    }

    // Without a port the only one is meant, or the usual one.
    private void CheckPort(Destination destination, IReadOnlyList<long>? ports, FieldPath path)
    {
        var number = destination.Port?.Number ?? 0;
        if (ports is null || ports.Contains(number == 0 ? UsualPort : number) || (number == 0 && ports.Count == 1))
        {
            return;
        }

        if (number == 0 && ports.Count > 1)
        {
            findings.Add(
                AnalysisType.VirtualServiceDestinationPortSelectorRequired,
                path,
                $"This VirtualService routes to a service \"{destination.Host}\" that exposes multiple ports [{string.Join(' ', ports)}]. Specifying a port in the destination is required to disambiguate.");
        }
        else
        {
            findings.NotFound(path.Field("port"), "host:port", $"{destination.Host}:{(number == 0 ? UsualPort : number)}");
        }
    }
}
