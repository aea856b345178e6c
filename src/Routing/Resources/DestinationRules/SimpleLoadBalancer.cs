namespace OrleansMesh.Routing.Resources.DestinationRules;

/// <summary>Istio's <c>LoadBalancerSettings.SimpleLB</c>.</summary>
public enum SimpleLoadBalancer
{
    /// <summary>No load balancing algorithm has been specified by the user.</summary>
    [WireName("UNSPECIFIED")]
    Unspecified = 0,

    /// <summary>Deprecated.</summary>
    [WireName("LEAST_CONN")]
    LeastConn = 1,

    /// <summary>The random load balancer selects a random healthy host.</summary>
    [WireName("RANDOM")]
    Random = 2,

    /// <summary>This option will forward the connection to the original IP address requested by the caller without doing any form of load balancing.</summary>
    [WireName("PASSTHROUGH")]
    Passthrough = 3,

    /// <summary>A basic round robin load balancing policy.</summary>
    [WireName("ROUND_ROBIN")]
    RoundRobin = 4,

    /// <summary>The least request load balancer spreads load across endpoints, favoring endpoints with the least outstanding requests.</summary>
    [WireName("LEAST_REQUEST")]
    LeastRequest = 5,
}
