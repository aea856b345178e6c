using OrleansMesh.EdgeNode.Upstreams;
using OrleansMesh.Routing.Compilation;
using OrleansMesh.Routing.Matching;
using OrleansMesh.Routing.Registry;
using OrleansMesh.Routing.Resources;
using OrleansMesh.Routing.Snapshots;

namespace OrleansMesh.EdgeNode.Tables;

/// <summary>Everything that the requests of one revision go by: routes, clusters with their clients, mirrors with their lanes.</summary>
/// <remarks>Immutable, but for the count of the requests that hold it. Built by <see cref="EdgeTableBuilder"/>, published by <see cref="EdgeTableHolder"/>.</remarks>
internal sealed class EdgeTable
{
    private readonly UpstreamCluster[] _clusters;
    private readonly MirrorBinding[] _mirrors;

    public EdgeTable(
        MeshSnapshot snapshot, CompiledRoutes compiled, ServiceRegistry? registry, UpstreamCluster[] clusters, MirrorBinding[] mirrors, Action drained)
    {
        Snapshot = snapshot;
        Compiled = compiled;
        Registry = registry;
        _clusters = clusters;
        _mirrors = mirrors;
        Gate = new TableGate(drained);
    }

    /// <summary>The table of an edge that has none: revision 0, no routes. Requests are answered 503.</summary>
    public static EdgeTable None { get; } = new(
        MeshSnapshot.Empty,
        new CompiledRoutes(RouteTable.Empty, ValueList<RefusedVirtualService>.Empty),
        registry: null,
        [],
        [],
        static () => { });

    /// <summary>The revision.</summary>
    public long Revision => Snapshot.Revision;

    /// <summary>The resources it was built from.</summary>
    public MeshSnapshot Snapshot { get; }

    /// <summary>The compiled routes, and the VirtualServices that were refused.</summary>
    public CompiledRoutes Compiled { get; }

    /// <summary>What the clusters were resolved from; null for <see cref="None"/>.</summary>
    public ServiceRegistry? Registry { get; }

    public RouteTable Routes => Compiled.Table;

    /// <summary>By <see cref="RouteDestination.ClusterSlot"/>; null where a change has freed the slot.</summary>
    public ReadOnlySpan<UpstreamCluster> Clusters => _clusters;

    /// <summary>By <see cref="MirrorRule.Slot"/>; null where a change has freed the slot.</summary>
    public ReadOnlySpan<MirrorBinding> Mirrors => _mirrors;

    internal TableGate Gate { get; }
}
