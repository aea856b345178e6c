using OrleansMesh.EdgeNode.Counters;
using OrleansMesh.EdgeNode.Mirroring;
using OrleansMesh.EdgeNode.Upstreams;
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
    UpstreamParts upstreams,
    ShadowLanes lanes,
    MirrorLedger ledger)
{
    /// <summary>The clients that some table or request still needs.</summary>
    public IReadOnlyList<UpstreamClient> Clients => upstreams.Clients;

    /// <summary>The table of <paramref name="snapshot"/>.</summary>
    /// <param name="snapshot">The resources; those that do not compile are left out and listed.</param>
    /// <param name="previous">The table built before, from which unchanged parts are taken; null for none.</param>
    public EdgeTable Build(MeshSnapshot snapshot, EdgeTable? previous)
    {
        if (previous?.Registry is not { } before)
        {
            return Build(snapshot, Compile(snapshot, null), ServiceRegistry.Build(snapshot, registryOptions), [], impact: null);
        }

        // Endpoints come and go far more often than routes: a workload must not recompile them, nor resolve clusters that it is not in.
        var compiled = HaveSame<VirtualService>(snapshot, previous.Snapshot) && HaveSame<Gateway>(snapshot, previous.Snapshot)
            ? previous.Compiled
            : Compile(snapshot, previous.Compiled);
        var advance = before.Advance(snapshot);
        return Build(snapshot, compiled, advance.Registry, previous.Clusters, advance.Impact);
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

    private EdgeTable Build(
        MeshSnapshot snapshot, CompiledRoutes compiled, ServiceRegistry registry, ReadOnlySpan<UpstreamCluster> previous, ClusterImpact? impact)
    {
        var known = new Dictionary<ClusterKey, UpstreamCluster>(previous.Length);
        foreach (var cluster in previous)
        {
            known[cluster.Key] = cluster;
        }

        var routes = compiled.Table;
        var clusters = new UpstreamCluster[routes.Clusters.Count];
        var mirrors = new MirrorBinding[routes.Mirrors.Count];
        var (rented, rentedLanes) = (0, 0);
        try
        {
            foreach (var key in routes.Clusters)
            {
                var before = known.GetValueOrDefault(key);
                clusters[rented] = upstreams.Rent(before is null || (impact?.Touches(key) ?? true) ? registry.Resolve(key) : before.Definition, before);
                rented++;
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
            GiveBack(clusters.Take(rented), routes.Mirrors.Take(rentedLanes));
            throw;
        }

        return new EdgeTable(snapshot, compiled, registry, clusters, mirrors, () => GiveBack(clusters, routes.Mirrors));
    }

    private void GiveBack(IEnumerable<UpstreamCluster> clusters, IEnumerable<MirrorRule> mirrors)
    {
        foreach (var cluster in clusters)
        {
            upstreams.Return(cluster);
        }

        foreach (var mirror in mirrors)
        {
            lanes.Return(mirror.Cluster);
        }
    }
}
