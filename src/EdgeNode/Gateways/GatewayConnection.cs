namespace OrleansMesh.EdgeNode.Gateways;

/// <summary>A connection feature: which server of a Gateway the client came in through. Connections of the edge's own addresses have none.</summary>
/// <param name="Port">The port as Gateways know it, whatever port the edge really listens on.</param>
/// <param name="Entrance">The entrance of the route table.</param>
/// <param name="ChecksClients">Whether client certificates are asked for and checked, so that upstreams may be told of them.</param>
internal sealed record GatewayConnection(int Port, string Entrance, bool ChecksClients)
{
    /// <summary>The port that a client speaks to, as the mesh's resources know it.</summary>
    public static int PortOf(HttpContext context) => context.Features.Get<GatewayConnection>()?.Port ?? context.Connection.LocalPort;
}
