using OrleansMesh.Routing.Gateways;
using OrleansMesh.Routing.Matching;
using OrleansMesh.Routing.Naming;

namespace OrleansMesh.Routing.Compilation;

/// <summary>Brings the VirtualServices of a table together by host. They come oldest first.</summary>
/// <remarks>
/// As Istio does: VirtualServices that share a gateway and a host are merged, with the catch-all rules last; of those of the mesh
/// the oldest alone has a host. Where both speak of the same host, the gateway's have it; a host that is written wins over an alias.
/// </remarks>
internal sealed class HostAssembly(CompilerOptions options, RuleBinder binder, GatewayPlan gateways)
{
    private readonly Dictionary<string, List<PlannedRule[]>> _gateway = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<PlannedRule[]>> _mesh = new(StringComparer.Ordinal);
    private readonly EntranceAssembly _entrances = new(gateways);
    private readonly Dictionary<PlannedRule[], VirtualHost> _built = new(ReferenceEqualityComparer.Instance);

    public void Add(VirtualServicePlan plan)
    {
        _entrances.Add(plan);
        foreach (var host in plan.Hosts)
        {
            if (plan.OnGateway.Length > 0)
            {
                ListOf(_gateway, host).Add(plan.OnGateway);
            }

            if (plan.OnMesh.Length > 0)
            {
                AddUntilServed(ListOf(_mesh, host), plan.OnMesh);
            }
        }
    }

    public HostTable Build()
    {
        var hosts = new Dictionary<string, List<PlannedRule[]>>(StringComparer.Ordinal);
        foreach (var (host, virtualServices) in _gateway)
        {
            ListOf(hosts, host).Add(virtualServices is [var only] ? only : Merge(virtualServices));
        }

        foreach (var (host, virtualServices) in _mesh)
        {
            virtualServices.ForEach(rules => AddUntilServed(ListOf(hosts, host), rules));
        }

        foreach (var (host, virtualServices) in _mesh)
        {
            foreach (var alias in ServiceAliases.Of(host, options.Namespace, options.DomainSuffix))
            {
                virtualServices.ForEach(rules => AddUntilServed(ListOf(hosts, alias), rules));
            }
        }

        return new(hosts.Select(entry => KeyValuePair.Create(entry.Key, entry.Value.Select(Bind).ToArray())));
    }

    /// <summary>The hosts of each entrance; to be called after <see cref="Build"/>.</summary>
    public IEnumerable<KeyValuePair<string, HostTable>> BuildEntrances() =>
        _entrances.Build().Select(entrance => KeyValuePair.Create(entrance.Key, new HostTable(entrance.Value.Select(
            host => KeyValuePair.Create<string, VirtualHost[]>(host.Key, [Bind(host.Value)])))));

    private VirtualHost Bind(EntranceHost host)
    {
        var rules = host.VirtualServices is [var only] ? only : Merge(host.VirtualServices);
        return host.RequiresHttps ? VirtualHost.RedirectingToHttps : Bind(rules);
    }

    // A second one gets requests only on ports that the first has no rule for.
    private static void AddUntilServed(List<PlannedRule[]> hosts, PlannedRule[] rules)
    {
        if (!hosts.Exists(earlier => Array.Exists(earlier, rule => rule.Match.Port == 0)))
        {
            hosts.Add(rules);
        }
    }

    private static List<PlannedRule[]> ListOf(Dictionary<string, List<PlannedRule[]>> lists, string host)
    {
        if (!lists.TryGetValue(host, out var list))
        {
            lists.Add(host, list = []);
        }

        return list;
    }

    private static PlannedRule[] Merge(List<PlannedRule[]> virtualServices)
    {
        var all = virtualServices.SelectMany(rules => rules).ToLookup(rule => rule.Match.IsCatchAll);
        return [.. all[false], .. all[true]];
    }

    // Hosts that have the same rules share them.
    private VirtualHost Bind(PlannedRule[] rules)
    {
        if (!_built.TryGetValue(rules, out var host))
        {
            host = new(Array.ConvertAll(rules, rule => new RouteCandidate(rule.Match, binder.Bind(rule))), options.ScanLimit);
            _built.Add(rules, host);
        }

        return host;
    }
}
