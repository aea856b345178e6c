namespace OrleansMesh.Routing.Validation.VirtualServices;

/// <summary>What rules for a route must know of its VirtualService.</summary>
/// <param name="IsDelegate">It has no hosts: other VirtualServices take its routes in.</param>
/// <param name="IsGatewayOnly">It is bound to gateways and not to the mesh.</param>
internal sealed record RouteContext(bool IsDelegate, bool IsGatewayOnly);
