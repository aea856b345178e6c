using OrleansMesh.Routing.Resources.VirtualServices;

namespace OrleansMesh.Routing.Resources.DestinationRules;

/// <summary>Istio's <c>TrafficPolicy.PortTrafficPolicy</c> (networking.istio.io).</summary>
public sealed record PortTrafficPolicy
{
    /// <summary>Specifies the number of a port on the destination service on which this policy is being applied.</summary>
    public PortSelector? Port { get; init; }

    /// <summary>Settings controlling the load balancer algorithms.</summary>
    public LoadBalancerSettings? LoadBalancer { get; init; }

    /// <summary>Settings controlling the volume of connections to an upstream service</summary>
    public ConnectionPoolSettings? ConnectionPool { get; init; }

    /// <summary>Settings controlling eviction of unhealthy hosts from the load balancing pool</summary>
    public OutlierDetectionSettings? OutlierDetection { get; init; }

    /// <summary>TLS related settings for connections to the upstream service.</summary>
    public ClientTlsSettings? Tls { get; init; }
}
