namespace OrleansMesh.Routing.Validation.VirtualServices;

/// <summary>What rules for a route must know of its VirtualService.</summary>
/// <param name="IsDelegate">It has no hosts: other VirtualServices take its routes in.</param>
/// <param name="IsGatewayOnly">It is bound to gateways and not to the mesh.</param>
/// <param name="MayBeOutbound">It routes TLS of gateways: its hosts may be the server names that gateways between networks use.</param>
internal sealed record RouteContext(bool IsDelegate, bool IsGatewayOnly, bool MayBeOutbound);
