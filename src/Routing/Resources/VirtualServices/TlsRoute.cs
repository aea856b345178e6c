namespace OrleansMesh.Routing.Resources.VirtualServices;

/// <summary>Istio's <c>TLSRoute</c> (networking.istio.io).</summary>
public sealed record TlsRoute
{
    /// <summary>Match conditions to be satisfied for the rule to be activated. Required.</summary>
    public ValueList<TlsMatchAttributes>? Match { get; init; }

    /// <summary>The destination to which the connection should be forwarded to.</summary>
    public ValueList<RouteDestination>? Route { get; init; }
}
