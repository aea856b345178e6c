namespace OrleansMesh.Routing.Resources.DestinationRules;

/// <summary>Istio's <c>TrafficPolicy</c> (networking.istio.io).</summary>
public sealed record TrafficPolicy
{
    /// <summary>Settings controlling the load balancer algorithms.</summary>
    public LoadBalancerSettings? LoadBalancer { get; init; }

    /// <summary>Settings controlling the volume of connections to an upstream service</summary>
    public ConnectionPoolSettings? ConnectionPool { get; init; }

    /// <summary>Settings controlling eviction of unhealthy hosts from the load balancing pool</summary>
    public OutlierDetectionSettings? OutlierDetection { get; init; }

    /// <summary>TLS related settings for connections to the upstream service.</summary>
    public ClientTlsSettings? Tls { get; init; }

    /// <summary>Traffic policies specific to individual ports.</summary>
    public ValueList<PortTrafficPolicy>? PortLevelSettings { get; init; }

    /// <summary>Configuration of tunneling TCP over other transport or application layers for the host configured in the DestinationRule.</summary>
    public TunnelSettings? Tunnel { get; init; }

    /// <summary>The upstream PROXY protocol settings.</summary>
    public ProxyProtocolSettings? ProxyProtocol { get; init; }

    /// <summary>Specifies a limit on concurrent retries in relation to the number of active requests.</summary>
    public RetryBudget? RetryBudget { get; init; }
}
