using OrleansMesh.Routing.Gateways;

namespace OrleansMesh.Routing.Compilation;

/// <summary>Brings the VirtualServices that are bound to Gateways together by entrance and host. They come oldest first.</summary>
internal sealed class EntranceAssembly(GatewayPlan plan)
{
    private readonly Dictionary<string, List<(VirtualServicePlan Plan, PlannedRule[] Rules)>> _bound =
        plan.Listeners.SelectMany(listener => listener.Servers).Select(Name).Distinct(StringComparer.Ordinal).ToDictionary(
            name => name, _ => new List<(VirtualServicePlan, PlannedRule[])>(), StringComparer.Ordinal);

    public void Add(VirtualServicePlan virtualService)
    {
        if (_bound.Count == 0)
        {
            return;
        }

        foreach (var named in virtualService.OnGateways)
        {
            if (_bound.TryGetValue(named.Gateway, out var bound))
            {
                bound.Add((virtualService, named.Rules));
            }
        }
    }

    /// <summary>The hosts of each entrance.</summary>
    public IEnumerable<KeyValuePair<string, Dictionary<string, EntranceHost>>> Build() =>
        from listener in plan.Listeners
        from servers in listener.Servers.GroupBy(server => server.Entrance, StringComparer.Ordinal)
        select KeyValuePair.Create(servers.Key, Hosts(servers, listener.Port));

    private static string Name(ListenerServer server) => $"{server.Gateway.Namespace}/{server.Gateway.Name}";

    private Dictionary<string, EntranceHost> Hosts(IEnumerable<ListenerServer> servers, int port)
    {
        var hosts = new Dictionary<string, EntranceHost>(StringComparer.Ordinal);
        foreach (var server in servers)
        {
            foreach (var (virtualService, rules) in _bound[Name(server)])
            {
                // One without rules for the port has no host on it.
                if (Array.Exists(rules, rule => rule.Match.Port == 0 || rule.Match.Port == port))
                {
                    Bind(server, virtualService, rules, hosts);
                }
            }

            if (server.HttpsRedirect)
            {
                foreach (var host in server.Hosts)
                {
                    HostOf(hosts, host.Host).RequiresHttps = true;
                }
            }
        }

        return hosts;
    }

    private static void Bind(ListenerServer server, VirtualServicePlan virtualService, PlannedRule[] rules, Dictionary<string, EntranceHost> hosts)
    {
        var ns = rules[0].Key.Namespace;
        foreach (var served in server.Hosts)
        {
            if (served.Namespace is not null && served.Namespace != ns)
            {
                continue;
            }

            foreach (var host in virtualService.Hosts)
            {
                if (served.Intersect(host) is { } common)
                {
                    var entry = HostOf(hosts, common);
                    entry.RequiresHttps |= server.HttpsRedirect;
                    entry.Add(rules);
                }
            }
        }
    }

    private static EntranceHost HostOf(Dictionary<string, EntranceHost> hosts, string host)
    {
        if (!hosts.TryGetValue(host, out var entry))
        {
            hosts.Add(host, entry = new());
        }

        return entry;
    }
}
