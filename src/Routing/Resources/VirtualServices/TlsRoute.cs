namespace OrleansMesh.Routing.Resources.VirtualServices;

/// <summary>A rule for TLS connections that are not terminated.</summary>
public sealed record TlsRoute
{
    /// <summary>Alternatives, of which one must hold. Required.</summary>
    public ValueList<TlsMatchAttributes>? Match { get; init; }

    /// <summary>Destinations, chosen between by weight.</summary>
    public ValueList<RouteDestination>? Route { get; init; }
}
