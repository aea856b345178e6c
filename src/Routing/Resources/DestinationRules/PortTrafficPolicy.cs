using OrleansMesh.Routing.Resources.VirtualServices;

namespace OrleansMesh.Routing.Resources.DestinationRules;

/// <summary>A traffic policy for one port; it replaces the host's as a whole.</summary>
public sealed record PortTrafficPolicy
{
    /// <summary>The service's port. Required.</summary>
    public PortSelector? Port { get; init; }

    /// <summary>How an endpoint is chosen.</summary>
    public LoadBalancerSettings? LoadBalancer { get; init; }

    /// <summary>Limits of connections.</summary>
    public ConnectionPoolSettings? ConnectionPool { get; init; }

    /// <summary>When an endpoint is taken out.</summary>
    public OutlierDetectionSettings? OutlierDetection { get; init; }

    /// <summary>TLS towards endpoints.</summary>
    public ClientTlsSettings? Tls { get; init; }
}
