using OrleansMesh.Routing.Gateways;

namespace OrleansMesh.Routing.Compilation.Assembly;

/// <summary>The servers of an edge's Gateways, numbered in their order, and found by Gateway.</summary>
internal sealed class ServerIndex
{
    private readonly List<(ListenerServer Server, int Port)> _servers = [];
    private readonly Dictionary<string, List<int>> _byGateway = new(StringComparer.Ordinal);

    public ServerIndex(GatewayPlan plan)
    {
        foreach (var listener in plan.Listeners)
        {
            foreach (var server in listener.Servers)
            {
                var gateway = $"{server.Gateway.Namespace}/{server.Gateway.Name}";
                if (!_byGateway.TryGetValue(gateway, out var numbers))
                {
                    _byGateway.Add(gateway, numbers = []);
                }

                numbers.Add(_servers.Count);
                _servers.Add((server, listener.Port));
            }
        }
    }

    /// <summary>Every entrance, once.</summary>
    public IEnumerable<string> Entrances => _servers.Select(entry => entry.Server.Entrance).Distinct(StringComparer.Ordinal);

    /// <summary>The places that answer by a redirect to https whatever VirtualServices there are.</summary>
    public IEnumerable<Place> RedirectedPlaces =>
        from entry in _servers
        where entry.Server.HttpsRedirect
        from host in entry.Server.Hosts
        select new Place(entry.Server.Entrance, host.Host);

    public ListenerServer this[int number] => _servers[number].Server;

    public int PortOf(int number) => _servers[number].Port;

    /// <summary>The servers of a Gateway, as <c>namespace/name</c>.</summary>
    public IReadOnlyList<int> Of(string gateway) => _byGateway.GetValueOrDefault(gateway) ?? (IReadOnlyList<int>)[];
}
