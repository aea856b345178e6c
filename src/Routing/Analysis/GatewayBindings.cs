using System.Collections.Immutable;
using OrleansMesh.Routing.Naming;
using OrleansMesh.Routing.Resources;
using OrleansMesh.Routing.Resources.Gateways;
using OrleansMesh.Routing.Resources.VirtualServices;
using Bound = System.Collections.Immutable.ImmutableDictionary<OrleansMesh.Routing.Resources.ResourceKey, OrleansMesh.Routing.Resources.VirtualServices.VirtualService>;

namespace OrleansMesh.Routing.Analysis;

/// <summary>The Gateways, and which VirtualServices are bound to each. Immutable; a newer one shares what did not change.</summary>
internal sealed class GatewayBindings
{
    private readonly AnalysisOptions _options;
    private readonly IReadOnlyDictionary<string, HostMeetings> _served;
    private readonly ImmutableDictionary<string, Bound> _bound;

    private GatewayBindings(AnalysisOptions options, IReadOnlyDictionary<string, HostMeetings> served, ImmutableDictionary<string, Bound> bound) =>
        (_options, _served, _bound) = (options, served, bound);

    /// <summary>Of no Gateways and no VirtualServices.</summary>
    public static GatewayBindings None(AnalysisOptions options) =>
        new(options, ImmutableDictionary<string, HostMeetings>.Empty, ImmutableDictionary.Create<string, Bound>(StringComparer.Ordinal));

    /// <summary>With these Gateways in the place of all that were.</summary>
    public GatewayBindings With(IEnumerable<Gateway> gateways) =>
        new(_options, gateways.ToDictionary(gateway => NameOf(gateway.Key), Served, StringComparer.Ordinal), _bound);

    /// <summary>After some changes, each of another VirtualService. Costs these.</summary>
    public GatewayBindings With(IReadOnlyCollection<SourceChange> changes)
    {
        var bound = _bound.ToBuilder();
        foreach (var gone in changes.Select(change => change.Before).OfType<VirtualService>())
        {
            foreach (var name in GatewaysOf(gone).Distinct(StringComparer.Ordinal))
            {
                if (bound[name].Remove(gone.Key) is { IsEmpty: false } others)
                {
                    bound[name] = others;
                }
                else
                {
                    bound.Remove(name);
                }
            }
        }

        foreach (var source in changes.Select(change => change.After).OfType<VirtualService>())
        {
            foreach (var name in GatewaysOf(source).Distinct(StringComparer.Ordinal))
            {
                bound[name] = bound.GetValueOrDefault(name, Bound.Empty).Add(source.Key, source);
            }
        }

        return new(_options, _served, bound.ToImmutable());
    }

    /// <summary>The gateways a VirtualService is bound to, as <c>namespace/name</c>; without <c>mesh</c>.</summary>
    public static IEnumerable<string> GatewaysOf(VirtualService source) => Resolve(source.Spec?.Gateways, source.Key.Namespace);

    public static IEnumerable<string> Resolve(ValueList<string>? names, string ns) =>
        (names ?? ValueList<string>.Empty).Where(name => name != GatewayName.Mesh).Select(name => GatewayName.Resolve(name, ns));

    public static string NameOf(ResourceKey gateway) => $"{gateway.Namespace}/{gateway.Name}";

    /// <summary>The hosts of a gateway's servers; null where no resource defines it.</summary>
    public HostMeetings? HostsOf(string name) => _served.GetValueOrDefault(name);

    /// <summary>Whether there is such a gateway: as a resource, or as what edges are without one.</summary>
    public bool Has(string name) => _served.ContainsKey(name) || _options.BuiltInGateways.Contains(name);

    public IEnumerable<VirtualService> BoundTo(Gateway gateway) => _bound.GetValueOrDefault(NameOf(gateway.Key), Bound.Empty).Values;

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
