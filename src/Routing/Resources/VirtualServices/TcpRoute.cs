namespace OrleansMesh.Routing.Resources.VirtualServices;

/// <summary>A rule for TCP connections.</summary>
public sealed record TcpRoute
{
    /// <summary>Alternatives, of which one must hold. Default: every connection.</summary>
    public ValueList<L4MatchAttributes>? Match { get; init; }

    /// <summary>Destinations, chosen between by weight.</summary>
    public ValueList<RouteDestination>? Route { get; init; }
}
