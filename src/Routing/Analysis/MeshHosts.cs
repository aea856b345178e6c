using System.Collections.Immutable;
using OrleansMesh.Routing.Naming;
using OrleansMesh.Routing.Resources;
using OrleansMesh.Routing.Resources.VirtualServices;

namespace OrleansMesh.Routing.Analysis;

/// <summary>The hosts of the mesh's VirtualServices: the oldest has its host. Immutable; a newer one shares what did not change.</summary>
internal sealed class MeshHosts
{
    private readonly ImmutableDictionary<string, HostClaims> _byHost;
    private readonly string _domainSuffix;

    private MeshHosts(string domainSuffix, ImmutableDictionary<string, HostClaims> byHost) => (_domainSuffix, _byHost) = (domainSuffix, byHost);

    /// <summary>Of no VirtualServices.</summary>
    public static MeshHosts None(AnalysisOptions options) => new(options.DomainSuffix, ImmutableDictionary.Create<string, HostClaims>(StringComparer.Ordinal));

    /// <summary>After some changes, each of another VirtualService. Costs the hosts of these.</summary>
    public MeshHosts With(IReadOnlyCollection<SourceChange> changes)
    {
        var gone = changes.Select(change => change.Before).OfType<VirtualService>().Where(IsOfMesh).ToArray();
        var come = changes.Select(change => change.After).OfType<VirtualService>().Where(IsOfMesh)
            .SelectMany(source => HostsOf(source).Distinct(StringComparer.Ordinal).Select(host => KeyValuePair.Create(host, source)))
            .ToLookup(entry => entry.Key, entry => entry.Value, StringComparer.Ordinal);
        var goneKeys = gone.Select(source => source.Key).ToHashSet();
        var byHost = _byHost.ToBuilder();
        foreach (var host in gone.SelectMany(HostsOf).Concat(come.Select(group => group.Key)).Distinct(StringComparer.Ordinal))
        {
            var kept = byHost.TryGetValue(host, out var claims) ? claims.Sources.Where(source => !goneKeys.Contains(source.Key)) : [];
            if (kept.Concat(come[host]).ToArray() is { Length: > 0 } sources)
            {
                byHost[host] = new(sources);
            }
            else
            {
                byHost.Remove(host);
            }
        }

        return new(_domainSuffix, byHost.ToImmutable());
    }

    /// <summary>The full hosts, in their order.</summary>
    public IEnumerable<string> HostsOf(VirtualService source) =>
        (source.Spec?.Hosts ?? ValueList<string>.Empty).Select(host => ShortName.Resolve(host, source.Key.Namespace, _domainSuffix));

    /// <summary>The older VirtualService that has the host, or null.</summary>
    public VirtualService? Owner(string host, VirtualService source) =>
        IsOfMesh(source) && _byHost.TryGetValue(host, out var claims) ? claims.Owner(source) : null;

    private static bool IsOfMesh(VirtualService source) => source.Spec?.Gateways is not { Count: > 0 } gateways || gateways.Contains(GatewayName.Mesh);
}
