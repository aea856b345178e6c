namespace OrleansMesh.Routing.Resources.VirtualServices;

/// <summary>One destination of a TLS or TCP route, with its share.</summary>
public sealed record RouteDestination
{
    /// <summary>Where to. Required.</summary>
    public Destination? Destination { get; init; }

    /// <summary>Share among the route's destinations, from 0; of several, one without weight gets none.</summary>
    public int? Weight { get; init; }
}
