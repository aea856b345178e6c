using OrleansMesh.Routing.Compilation;
using OrleansMesh.Routing.Naming;
using OrleansMesh.Routing.Resources;
using OrleansMesh.Routing.Resources.VirtualServices;
using OrleansMesh.Routing.Snapshots;

namespace OrleansMesh.Routing.Analysis;

/// <summary>The hosts of the mesh's VirtualServices: the oldest has its host.</summary>
internal sealed class MeshHosts
{
    private readonly Dictionary<string, HostClaims> _byHost = new(StringComparer.Ordinal);
    private readonly string _domainSuffix;

    public MeshHosts(MeshSnapshot snapshot, AnalysisOptions options)
    {
        _domainSuffix = options.DomainSuffix;
        foreach (var source in snapshot.OfKind<VirtualService>().Where(IsOfMesh).OrderBy(AgeOrder.Of))
        {
            foreach (var host in HostsOf(source))
            {
                if (!_byHost.TryGetValue(host, out var claims))
                {
                    _byHost.Add(host, claims = new());
                }

                claims.Add(source);
            }
        }
    }

    /// <summary>The full hosts, in their order.</summary>
    public IEnumerable<string> HostsOf(VirtualService source) =>
        (source.Spec?.Hosts ?? ValueList<string>.Empty).Select(host => ShortName.Resolve(host, source.Key.Namespace, _domainSuffix));

    /// <summary>The older VirtualService that has the host, or null.</summary>
    public VirtualService? Owner(string host, VirtualService source) =>
        IsOfMesh(source) && _byHost.TryGetValue(host, out var claims) ? claims.Owner(source) : null;

    private static bool IsOfMesh(VirtualService source) => source.Spec?.Gateways is not { Count: > 0 } gateways || gateways.Contains(GatewayName.Mesh);
}
