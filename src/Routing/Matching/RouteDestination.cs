namespace OrleansMesh.Routing.Matching;

/// <summary>One of the places a rule sends requests to.</summary>
/// <param name="Cluster">Where.</param>
/// <param name="ClusterSlot">The index of <paramref name="Cluster"/> in <see cref="RouteTable.Clusters"/>.</param>
/// <param name="Weight">Its share against its siblings; at least 1.</param>
public sealed record RouteDestination(ClusterKey Cluster, int ClusterSlot, int Weight);
