namespace OrleansMesh.Routing.Resources.VirtualServices;

/// <summary>One destination of a route, with its share.</summary>
public sealed record HttpRouteDestination
{
    /// <summary>Where to. Required.</summary>
    public Destination? Destination { get; init; }

    /// <summary>Share among the route's destinations, from 0; of several, one without weight gets none. One alone gets everything.</summary>
    public int? Weight { get; init; }

    /// <summary>Changes of headers for this destination.</summary>
    public HeaderRules? Headers { get; init; }
}
