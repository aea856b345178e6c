using OrleansMesh.Routing.Matching;

namespace OrleansMesh.Routing.Compilation;

/// <summary>One compiled mirror of a route, before it has its slot.</summary>
internal readonly record struct MirrorPlan(MirrorKey Key, ClusterKey Cluster, uint Threshold);
