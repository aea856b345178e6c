using OrleansMesh.Routing.Matching;
using OrleansMesh.Routing.Resources;

namespace OrleansMesh.Routing.Compilation;

/// <summary>A rule in its place among those of a host, before it has its slots.</summary>
/// <param name="Key">The VirtualService it comes from.</param>
/// <param name="Route">The route it comes from.</param>
/// <param name="Block">The block it comes from.</param>
/// <param name="Match">The conditions of the block, less the ports on which an earlier catch-all has ended the VirtualService.</param>
internal sealed record PlannedRule(ResourceKey Key, RoutePlan Route, MatchPlan Block, RouteMatch Match);
