namespace OrleansMesh.Routing.Compilation;

/// <summary>One compiled VirtualService, before it has its place in a table.</summary>
/// <param name="Hosts">Its hosts, full and folded, each once.</param>
/// <param name="OnGateway">Its rules for requests through the gateways of this edge; none where it is not bound to them.</param>
/// <param name="OnGateways">Its rules for requests through each gateway that it names, served or not.</param>
/// <param name="OnMesh">Its rules for requests of the mesh; none where it is not bound to that, or the edge does not serve it.</param>
internal sealed record VirtualServicePlan(string[] Hosts, PlannedRule[] OnGateway, NamedRules[] OnGateways, PlannedRule[] OnMesh);
