using OrleansMesh.EdgeNode.Counters;
using OrleansMesh.EdgeNode.Forwarding;
using OrleansMesh.EdgeNode.Mirroring;
using OrleansMesh.Routing.Compilation;
using OrleansMesh.Routing.Matching;
using OrleansMesh.Routing.Registry;
using OrleansMesh.Routing.Resources.VirtualServices;
using OrleansMesh.Routing.Snapshots;

namespace OrleansMesh.EdgeNode.Tables;

/// <summary>Builds tables from snapshots. What did not change between revisions is carried over: routes, connections, lanes, accounts.</summary>
/// <remarks>
/// Every table that was built must be given to <see cref="EdgeTableHolder"/>, which retires it in time: it holds shares of clients and lanes.
/// One caller at a time.
/// </remarks>
internal sealed class EdgeTableBuilder(
    CompilerOptions compilerOptions,
    RegistryOptions registryOptions,
    ForwardingOptions forwardingOptions,
    ShadowLanes lanes,
    MirrorLedger ledger)
{
    private readonly SharedParts<ClusterKey, UpstreamClient> _clients = new(
        _ => new UpstreamClient(UpstreamInvokers.ForPrimaries(forwardingOptions)),
        client => client.Dispose());

    private ServiceRegistry? _registry;
    private EdgeTable? _last;

    /// <summary>The clients that some table or request still needs.</summary>
    public IReadOnlyList<UpstreamClient> Clients => _clients.All;

    /// <summary>The table of <paramref name="snapshot"/>.</summary>
    /// <param name="snapshot">The resources; those that do not compile are left out and listed.</param>
    /// <param name="previous">The table built before, from which unchanged parts are taken; null for none.</param>
    public EdgeTable Build(MeshSnapshot snapshot, EdgeTable? previous)
    {
        var compiled = previous is not null && HaveSameRoutes(snapshot, previous.Snapshot)
            ? previous.Compiled
            : RouteTableCompiler.Compile(snapshot.OfKind<VirtualService>(), compilerOptions, previous?.Compiled);
        var routes = compiled.Table;
        var known = KnownClusters(previous);
        var advance = previous is not null && ReferenceEquals(previous, _last) ? _registry?.Advance(snapshot) : null;
        var registry = advance?.Registry ?? ServiceRegistry.Build(snapshot, registryOptions);
        var clusters = routes.Clusters.Select(key => Bind(Resolve(key), known)).ToArray();
        var mirrors = routes.Mirrors
            .Select(rule => new MirrorBinding(rule, clusters[rule.ClusterSlot], lanes.Rent(rule.Cluster), ledger.Get(rule.Key)))
            .ToArray();
        _registry = registry;
        _last = new EdgeTable(snapshot, compiled, clusters, mirrors, () => GiveBack(routes));
        return _last;

        // What the changes cannot have touched is as it was in the table before.
        ClusterDefinition Resolve(ClusterKey key) =>
            advance is not null && known.TryGetValue(key, out var before) && !advance.Impact.Touches(key) ? before.Definition : registry.Resolve(key);
    }

    // Endpoints come and go far more often than routes: a workload must not recompile them.
    private static bool HaveSameRoutes(MeshSnapshot next, MeshSnapshot previous)
    {
        var count = 0;
        foreach (var service in next.OfKind<VirtualService>())
        {
            count++;
            if (!previous.Resources.TryGetValue(service.Key, out var before) || !(ReferenceEquals(before, service) || before.Equals(service)))
            {
                return false;
            }
        }

        return count == previous.OfKind<VirtualService>().Count();
    }

    private static Dictionary<ClusterKey, UpstreamCluster> KnownClusters(EdgeTable? previous)
    {
        var known = new Dictionary<ClusterKey, UpstreamCluster>();
        foreach (var cluster in previous is null ? [] : previous.Clusters)
        {
            known[cluster.Key] = cluster;
        }

        return known;
    }

    private UpstreamCluster Bind(ClusterDefinition definition, Dictionary<ClusterKey, UpstreamCluster> known)
    {
        var client = _clients.Rent(definition.Key);
        return known.TryGetValue(definition.Key, out var before) && ReferenceEquals(before.Client, client) && before.Definition == definition
            ? before
            : new UpstreamCluster(definition, client);
    }

    private void GiveBack(RouteTable routes)
    {
        foreach (var cluster in routes.Clusters)
        {
            _clients.Return(cluster);
        }

        foreach (var mirror in routes.Mirrors)
        {
            lanes.Return(mirror.Cluster);
        }
    }
}
