namespace OrleansMesh.Routing.Resources.DestinationRules;

/// <summary>Algorithms that need no settings.</summary>
public enum SimpleLoadBalancer
{
    /// <summary>As <see cref="LeastRequest"/>.</summary>
    [WireName("UNSPECIFIED")]
    Unspecified = 0,

    /// <summary>Older name of <see cref="LeastRequest"/>.</summary>
    [WireName("LEAST_CONN")]
    [Deprecated("use LEAST_REQUEST")]
    LeastConn = 1,

    /// <summary>By chance.</summary>
    [WireName("RANDOM")]
    Random = 2,

    /// <summary>
    /// The address that the client asked for. An edge knows it from the request's <c>Host</c>: the endpoint of that address or name, else none; where the
    /// service's host is a wildcard without endpoints, any name that it covers.
    /// </summary>
    [WireName("PASSTHROUGH")]
    Passthrough = 3,

    /// <summary>One after the other.</summary>
    [WireName("ROUND_ROBIN")]
    RoundRobin = 4,

    /// <summary>The one with fewer requests in flight of two taken by chance.</summary>
    [WireName("LEAST_REQUEST")]
    LeastRequest = 5,
}
