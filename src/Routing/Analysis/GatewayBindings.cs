using OrleansMesh.Routing.Naming;
using OrleansMesh.Routing.Resources;
using OrleansMesh.Routing.Resources.Gateways;
using OrleansMesh.Routing.Resources.VirtualServices;
using OrleansMesh.Routing.Snapshots;

namespace OrleansMesh.Routing.Analysis;

/// <summary>The Gateways, and which VirtualServices are bound to each.</summary>
internal sealed class GatewayBindings
{
    private readonly AnalysisOptions _options;
    private readonly Dictionary<string, Gateway> _gateways;
    private readonly Dictionary<string, HostMeetings> _served;
    private readonly ILookup<string, VirtualService> _bound;

    public GatewayBindings(MeshSnapshot snapshot, AnalysisOptions options)
    {
        _options = options;
        _gateways = snapshot.OfKind<Gateway>().ToDictionary(gateway => NameOf(gateway.Key), StringComparer.Ordinal);
        _served = _gateways.ToDictionary(entry => entry.Key, entry => Served(entry.Value), StringComparer.Ordinal);
        _bound = snapshot.OfKind<VirtualService>()
            .SelectMany(source => GatewaysOf(source).Distinct(StringComparer.Ordinal).Select(name => KeyValuePair.Create(name, source)))
            .ToLookup(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);
    }

    /// <summary>The gateways a VirtualService is bound to, as <c>namespace/name</c>; without <c>mesh</c>.</summary>
    public static IEnumerable<string> GatewaysOf(VirtualService source) => Resolve(source.Spec?.Gateways, source.Key.Namespace);

    public static IEnumerable<string> Resolve(ValueList<string>? names, string ns) =>
        (names ?? ValueList<string>.Empty).Where(name => name != GatewayName.Mesh).Select(name => GatewayName.Resolve(name, ns));

    public static string NameOf(ResourceKey gateway) => $"{gateway.Namespace}/{gateway.Name}";

    /// <summary>The hosts of a gateway's servers; null where no resource defines it.</summary>
    public HostMeetings? HostsOf(string name) => _served.GetValueOrDefault(name);

    /// <summary>Whether there is such a gateway: as a resource, or as what edges are without one.</summary>
    public bool Has(string name) => _gateways.ContainsKey(name) || _options.BuiltInGateways.Contains(name);

    public IEnumerable<VirtualService> BoundTo(Gateway gateway) => _bound[NameOf(gateway.Key)];

    private static HostMeetings Served(Gateway gateway)
    {
        var hosts = new HostMeetings();
        foreach (var host in (gateway.Spec?.Servers ?? ValueList<GatewayServer>.Empty).SelectMany(server => server.Hosts ?? ValueList<string>.Empty))
        {
            var served = ServedHost.Parse(host, gateway.Key.Namespace);
            hosts.Add(served.Host, served.Namespace);
        }

        return hosts;
    }
}
