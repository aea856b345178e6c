using System.Collections.Immutable;
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
    MirrorBindings bindings)
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
        var changed = snapshot.KeysChangedSince(previous.Snapshot);
        var advance = before.Advance(snapshot);
        return Build(snapshot, Compile(snapshot, previous, changed), advance.Registry, previous.Clusters, advance.Impact);
    }

    private CompiledRoutes Compile(MeshSnapshot snapshot, CompiledRoutes? previous) =>
        RouteTableCompiler.Compile(snapshot.OfKind<VirtualService>(), compilerOptions, previous, snapshot.OfKind<Gateway>());

    private CompiledRoutes Compile(MeshSnapshot snapshot, EdgeTable previous, ImmutableArray<ResourceKey> changed)
    {
        // A resource that was sent again as it was has not changed.
        var keys = changed.Where(key => key.Kind is ResourceKind.VirtualService or ResourceKind.Gateway
            && !Equals(snapshot.Resources.GetValueOrDefault(key), previous.Snapshot.Resources.GetValueOrDefault(key))).ToArray();
        return keys.Length == 0 ? previous.Compiled
            : Array.Exists(keys, key => key.Kind == ResourceKind.Gateway) ? Compile(snapshot, previous.Compiled)
            : RouteTableCompiler.Advance(
                previous.Compiled, keys.Select(key => KeyValuePair.Create(key, snapshot.Resources.GetValueOrDefault(key) as VirtualService)));
    }

    private EdgeTable Build(
        MeshSnapshot snapshot, CompiledRoutes compiled, ServiceRegistry registry, ReadOnlySpan<UpstreamCluster> previous, ClusterImpact? impact)
    {
        var known = new Dictionary<ClusterKey, UpstreamCluster>(previous.Length);
        foreach (var cluster in previous)
        {
            // Slots that a change has freed hold none.
            if (cluster is not null)
            {
                known[cluster.Key] = cluster;
            }
        }

        var routes = compiled.Table;
        var clusters = new UpstreamCluster[routes.ClusterSlots.Count];
        var mirrors = new MirrorBinding[routes.MirrorSlots.Count];
        var policies = bindings.Policies(snapshot);
        try
        {
            for (var slot = 0; slot < clusters.Length; slot++)
            {
                if (routes.ClusterSlots[slot] is { IsUsed: true, Item: var key })
                {
                    var before = known.GetValueOrDefault(key);
                    clusters[slot] = upstreams.Rent(before is null || (impact?.Touches(key) ?? true) ? registry.Resolve(key) : before.Definition, before);
                }
            }

            for (var slot = 0; slot < mirrors.Length; slot++)
            {
                if (routes.MirrorSlots[slot] is { IsUsed: true, Item: var rule })
                {
                    mirrors[slot] = bindings.Rent(rule, clusters[rule.ClusterSlot], policies.TermsOf(rule, snapshot));
                }
            }
        }
        catch
        {
            // No table will ever give these back.
            GiveBack(clusters, mirrors);
            throw;
        }

        return new EdgeTable(snapshot, compiled, registry, clusters, mirrors, () => GiveBack(clusters, mirrors));
    }

    private void GiveBack(UpstreamCluster?[] clusters, MirrorBinding?[] mirrors)
    {
        foreach (var cluster in clusters)
        {
            if (cluster is not null)
            {
                upstreams.Return(cluster);
            }
        }

        foreach (var mirror in mirrors)
        {
            if (mirror is not null)
            {
                bindings.Return(mirror);
            }
        }
    }
}
