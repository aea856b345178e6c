using System.Globalization;
using OrleansMesh.Routing.Compilation;
using OrleansMesh.Routing.Resources;
using OrleansMesh.Routing.Resources.Gateways;
using OrleansMesh.Routing.Validation;

namespace OrleansMesh.Routing.Gateways;

/// <summary>Brings the servers of all Gateways of an edge together by port, as Istio does: the older Gateway has its way.</summary>
internal sealed class GatewayMerge
{
    private readonly OrderedDictionary<(string Bind, int Port), List<ListenerServer>> _servers = [];
    private readonly Dictionary<(string Bind, int Port), ListenerProtocol> _protocols = [];
    private readonly List<RefusedServer> _refused = [];

    /// <summary>The plan for an edge with those labels.</summary>
    public static GatewayPlan Merge(IEnumerable<Gateway> gateways, ValueMap<string> labels)
    {
        var merge = new GatewayMerge();
        foreach (var gateway in gateways.Where(gateway => Selects(gateway, labels)).OrderBy(AgeOrder.Of))
        {
            merge.Add(gateway);
        }

        return merge.Plan();
    }

    // Without labels it selects every edge.
    private static bool Selects(Gateway gateway, ValueMap<string> labels) =>
        (gateway.Spec?.Selector ?? ValueMap<string>.Empty).All(label => labels.TryGetValue(label.Key, out var value) && value == label.Value);

    private void Add(Gateway gateway)
    {
        var servers = gateway.Spec?.Servers ?? ValueList<GatewayServer>.Empty;
        for (var i = 0; i < servers.Count; i++)
        {
            // What the edge has no listener for, admission has warned of.
            if (ServerProtocols.Of(servers[i]) is { } protocol)
            {
                Add(gateway, servers[i], protocol, $"spec.servers[{i}]");
            }
        }
    }

    private void Add(Gateway gateway, GatewayServer server, ListenerProtocol protocol, string path)
    {
        var place = (Bind: server.Bind ?? string.Empty, Port: (int)server.Port!.Number!.Value);
        var added = new ListenerServer(
            gateway.Key,
            path,
            Entrance(gateway, server, place, protocol),
            ValueList.From((server.Hosts ?? ValueList<string>.Empty).Select(host => ServerHost.Parse(host, gateway.Key.Namespace))),
            protocol is not ListenerProtocol.Tls && server.Tls?.HttpsRedirect == true,
            protocol is ListenerProtocol.Tls ? server.Tls : null)
        {
            Name = server.Name is { Length: > 0 } name ? name : null,
        };
        if (!_servers.TryGetValue(place, out var earlier))
        {
            _servers.Add(place, [added]);
            _protocols.Add(place, protocol);
        }
        else if (Conflict(earlier, _protocols[place], added, protocol) is { } conflict)
        {
            _refused.Add(new(gateway.Key, new ConfigError(path, ConfigErrorReason.Duplicate, conflict)));
        }
        else
        {
            earlier.Add(added);

            // Nobody can tell the two apart in the clear before the first byte; of the two, HTTP/1.1 is what every client speaks.
            _protocols[place] = protocol is ListenerProtocol.Http1 ? protocol : _protocols[place];
        }
    }

    // Istio's names of route configurations: http.80, https.443.https.gateway.namespace.
    private static string Entrance(Gateway gateway, GatewayServer server, (string Bind, int Port) place, ListenerProtocol protocol)
    {
        var bind = place.Bind.Length == 0 ? string.Empty : $".{place.Bind}";
        return protocol is ListenerProtocol.Tls
            ? string.Create(CultureInfo.InvariantCulture, $"https.{place.Port}.{server.Port!.Name}.{gateway.Key.Name}.{gateway.Key.Namespace}{bind}")
            : string.Create(CultureInfo.InvariantCulture, $"http.{place.Port}{bind}");
    }

    private static string? Conflict(List<ListenerServer> earlier, ListenerProtocol taken, ListenerServer added, ListenerProtocol protocol)
    {
        if ((taken is ListenerProtocol.Tls) != (protocol is ListenerProtocol.Tls))
        {
            return $"the port is served {(taken is ListenerProtocol.Tls ? "over TLS" : "in the clear")} by {earlier[0]}";
        }

        if (protocol is not ListenerProtocol.Tls)
        {
            return null;
        }

        if (earlier.Find(server => server.Entrance == added.Entrance) is { } namesake)
        {
            return $"the port has the name of that of {namesake}";
        }

        foreach (var host in added.Hosts)
        {
            if (earlier.Find(server => server.Hosts.Any(other => other.Host == host.Host)) is { } owner)
            {
                return $"{host.Host} is served over TLS on this port by {owner}";
            }
        }

        return null;
    }

    private GatewayPlan Plan() => new(
        ValueList.From(_servers
            .Select(entry => new GatewayListener(entry.Key.Bind, entry.Key.Port, _protocols[entry.Key], ValueList.From(entry.Value)))
            .OrderBy(listener => listener.Port)
            .ThenBy(listener => listener.Bind, StringComparer.Ordinal)),
        ValueList.From(_refused));
}
