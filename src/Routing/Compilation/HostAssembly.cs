using OrleansMesh.Routing.Matching;
using OrleansMesh.Routing.Naming;

namespace OrleansMesh.Routing.Compilation;

/// <summary>Brings the VirtualServices of a table together by host. They come oldest first.</summary>
/// <remarks>
/// As Istio does: VirtualServices that share a gateway and a host are merged, with the catch-all rules last; of those of the mesh
/// the oldest alone has a host. Where both speak of the same host, the gateway's have it; a host that is written wins over an alias.
/// </remarks>
internal sealed class HostAssembly(CompilerOptions options, RuleBinder binder)
{
    private readonly Dictionary<string, List<RouteCandidate[]>> _gateway = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<VirtualHost>> _mesh = new(StringComparer.Ordinal);

    public void Add(VirtualServicePlan plan)
    {
        if (plan.OnGateway && Generate(plan, match => match.OnGateway) is { Length: > 0 } onGateway)
        {
            foreach (var host in plan.Hosts)
            {
                ListOf(_gateway, host).Add(onGateway);
            }
        }

        if (plan.OnMesh && Generate(plan, match => match.OnMesh) is { Length: > 0 } onMesh)
        {
            var virtualHost = new VirtualHost(onMesh, options.ScanLimit);
            foreach (var host in plan.Hosts)
            {
                AddUntilServed(ListOf(_mesh, host), virtualHost);
            }
        }
    }

    public HostTable Build()
    {
        var hosts = new Dictionary<string, List<VirtualHost>>(StringComparer.Ordinal);
        foreach (var (host, virtualServices) in _gateway)
        {
            ListOf(hosts, host).Add(Merge(virtualServices));
        }

        foreach (var (host, virtualHosts) in _mesh)
        {
            virtualHosts.ForEach(virtualHost => AddUntilServed(ListOf(hosts, host), virtualHost));
        }

        foreach (var (host, virtualHosts) in _mesh)
        {
            foreach (var alias in ServiceAliases.Of(host, options.Namespace, options.DomainSuffix))
            {
                virtualHosts.ForEach(virtualHost => AddUntilServed(ListOf(hosts, alias), virtualHost));
            }
        }

        return new(hosts.Select(entry => KeyValuePair.Create(entry.Key, entry.Value.ToArray())));
    }

    // A second one gets requests only on ports that the first has no rule for.
    private static void AddUntilServed(List<VirtualHost> hosts, VirtualHost host)
    {
        if (!hosts.Exists(earlier => earlier.ServesAllPorts))
        {
            hosts.Add(host);
        }
    }

    private static List<T> ListOf<T>(Dictionary<string, List<T>> lists, string host)
    {
        if (!lists.TryGetValue(host, out var list))
        {
            lists.Add(host, list = []);
        }

        return list;
    }

    private VirtualHost Merge(List<RouteCandidate[]> virtualServices)
    {
        var all = virtualServices.SelectMany(candidates => candidates).ToLookup(candidate => candidate.Match.IsCatchAll);
        return new([.. all[false], .. all[true]], options.ScanLimit);
    }

    // Istio generates routes per port and stops a VirtualService behind a catch-all; where that is for one port, the rest goes on for the others.
    private RouteCandidate[] Generate(VirtualServicePlan plan, Func<MatchPlan, bool> applies)
    {
        var candidates = new List<RouteCandidate>();
        var closedPorts = new SortedSet<int>();
        foreach (var route in plan.Routes)
        {
            foreach (var block in route.Matches.Where(applies))
            {
                var match = block.Match;
                if (closedPorts.Contains(match.Port))
                {
                    continue;
                }

                candidates.Add(new(closedPorts.Count > 0 && match.Port == 0 ? match.Except(closedPorts) : match, binder.Bind(plan.Key, route, block)));
                if (match.IsCatchAll && match.Port == 0)
                {
                    return [.. candidates];
                }

                if (match.IsCatchAll)
                {
                    closedPorts.Add(match.Port);
                }
            }

            if (route.MatchesAll)
            {
                break;
            }
        }

        return [.. candidates];
    }
}
