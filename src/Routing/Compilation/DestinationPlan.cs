using OrleansMesh.Routing.Actions;
using OrleansMesh.Routing.Matching;

namespace OrleansMesh.Routing.Compilation;

/// <summary>One compiled destination of a route, before it has its slot.</summary>
/// <param name="Cluster">Where.</param>
/// <param name="Weight">Its share.</param>
/// <param name="Authority">The host that requests are forwarded with; null: the client's.</param>
/// <param name="Request">The edits of requests, the route's among them.</param>
/// <param name="Response">The edits of answers, the route's among them.</param>
internal readonly record struct DestinationPlan(ClusterKey Cluster, int Weight, string? Authority, HeaderEdit[] Request, HeaderEdit[] Response);
