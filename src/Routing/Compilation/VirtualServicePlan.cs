using OrleansMesh.Routing.Resources;

namespace OrleansMesh.Routing.Compilation;

/// <summary>One compiled VirtualService, before it has its place in a table.</summary>
/// <param name="Key">Which.</param>
/// <param name="Hosts">Its hosts, full and folded, each once.</param>
/// <param name="OnGateway">Whether it is bound to a gateway of this edge.</param>
/// <param name="OnMesh">Whether it is bound to the mesh, and the edge serves that.</param>
/// <param name="Routes">Its routes in order.</param>
internal sealed record VirtualServicePlan(ResourceKey Key, string[] Hosts, bool OnGateway, bool OnMesh, RoutePlan[] Routes);
