namespace OrleansMesh.Routing.Resources.VirtualServices;

/// <summary>Istio's <c>TCPRoute</c> (networking.istio.io).</summary>
public sealed record TcpRoute
{
    /// <summary>Match conditions to be satisfied for the rule to be activated.</summary>
    public ValueList<L4MatchAttributes>? Match { get; init; }

    /// <summary>The destination to which the connection should be forwarded to.</summary>
    public ValueList<RouteDestination>? Route { get; init; }
}
