using OrleansMesh.Routing.Matching;

namespace OrleansMesh.Routing.Compilation;

/// <summary>One compiled destination of a route, before it has its slot.</summary>
internal readonly record struct DestinationPlan(ClusterKey Cluster, int Weight);
