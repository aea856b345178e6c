namespace OrleansMesh.Routing.Resources.VirtualServices;

/// <summary>Istio's <c>RouteDestination</c> (networking.istio.io).</summary>
public sealed record RouteDestination
{
    /// <summary>Destination uniquely identifies the instances of a service to which the request/connection should be forwarded to. Required.</summary>
    public Destination? Destination { get; init; }

    /// <summary>Weight specifies the relative proportion of traffic to be forwarded to the destination.</summary>
    public int? Weight { get; init; }
}
