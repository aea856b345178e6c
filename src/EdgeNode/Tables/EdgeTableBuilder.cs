using OrleansMesh.EdgeNode.Counters;
using OrleansMesh.EdgeNode.Forwarding;
using OrleansMesh.EdgeNode.Mirroring;
using OrleansMesh.Routing.Compilation;
using OrleansMesh.Routing.Matching;
using OrleansMesh.Routing.Registry;
using OrleansMesh.Routing.Resources;
using OrleansMesh.Routing.Resources.Gateways;
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

    /// <summary>The clients that some table or request still needs.</summary>
    public IReadOnlyList<UpstreamClient> Clients => _clients.All;

    /// <summary>The table of <paramref name="snapshot"/>.</summary>
    /// <param name="snapshot">The resources; those that do not compile are left out and listed.</param>
    /// <param name="previous">The table built before, from which unchanged parts are taken; null for none.</param>
    public EdgeTable Build(MeshSnapshot snapshot, EdgeTable? previous)
    {
        if (previous?.Registry is not { } before)
        {
            return Build(snapshot, Compile(snapshot, null), ServiceRegistry.Build(snapshot, registryOptions), []);
        }

        // Endpoints come and go far more often than routes: a workload must not recompile them, nor resolve clusters that it is not in.
        var compiled = HaveSame<VirtualService>(snapshot, previous.Snapshot) && HaveSame<Gateway>(snapshot, previous.Snapshot)
            ? previous.Compiled
            : Compile(snapshot, previous.Compiled);
        var advance = before.Advance(snapshot);
        return Build(snapshot, compiled, advance.Registry, Untouched(previous, advance.Impact));
    }

    private CompiledRoutes Compile(MeshSnapshot snapshot, CompiledRoutes? previous) =>
        RouteTableCompiler.Compile(snapshot.OfKind<VirtualService>(), compilerOptions, previous, snapshot.OfKind<Gateway>());

    private static bool HaveSame<T>(MeshSnapshot next, MeshSnapshot previous)
        where T : MeshResource
    {
        var count = 0;
        foreach (var resource in next.OfKind<T>())
        {
            count++;
            if (!previous.Resources.TryGetValue(resource.Key, out var before) || !(ReferenceEquals(before, resource) || before.Equals(resource)))
            {
                return false;
            }
        }

        return count == previous.OfKind<T>().Count();
    }

    private static Dictionary<ClusterKey, UpstreamCluster> Untouched(EdgeTable previous, ClusterImpact impact)
    {
        var untouched = new Dictionary<ClusterKey, UpstreamCluster>();
        foreach (var cluster in previous.Clusters)
        {
            if (!impact.Touches(cluster.Key))
            {
                untouched[cluster.Key] = cluster;
            }
        }

        return untouched;
    }

    private EdgeTable Build(MeshSnapshot snapshot, CompiledRoutes compiled, ServiceRegistry registry, Dictionary<ClusterKey, UpstreamCluster> known)
    {
        var routes = compiled.Table;
        var clusters = new UpstreamCluster[routes.Clusters.Count];
        var mirrors = new MirrorBinding[routes.Mirrors.Count];
        var (rentedClients, rentedLanes) = (0, 0);
        try
        {
            foreach (var key in routes.Clusters)
            {
                var client = _clients.Rent(key);
                clusters[rentedClients++] = Bind(key, client, registry, known);
            }

            foreach (var rule in routes.Mirrors)
            {
                var lane = lanes.Rent(rule.Cluster);
                mirrors[rentedLanes++] = new MirrorBinding(rule, clusters[rule.ClusterSlot], lane, ledger.Get(rule.Key));
            }
        }
        catch
        {
            // No table will ever give these back.
            GiveBack(routes.Clusters.Take(rentedClients), routes.Mirrors.Take(rentedLanes));
            throw;
        }

        return new EdgeTable(snapshot, compiled, registry, clusters, mirrors, () => GiveBack(routes.Clusters, routes.Mirrors));
    }

    private static UpstreamCluster Bind(ClusterKey key, UpstreamClient client, ServiceRegistry registry, Dictionary<ClusterKey, UpstreamCluster> known) =>
        known.TryGetValue(key, out var before) && ReferenceEquals(before.Client, client) ? before : new UpstreamCluster(registry.Resolve(key), client);

    private void GiveBack(IEnumerable<ClusterKey> clusters, IEnumerable<MirrorRule> mirrors)
    {
        foreach (var cluster in clusters)
        {
            _clients.Return(cluster);
        }

        foreach (var mirror in mirrors)
        {
            lanes.Return(mirror.Cluster);
        }
    }
}
