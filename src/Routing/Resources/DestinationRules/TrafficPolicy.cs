namespace OrleansMesh.Routing.Resources.DestinationRules;

/// <summary>How a host's endpoints are chosen and connected to.</summary>
public sealed record TrafficPolicy
{
    /// <summary>How an endpoint is chosen.</summary>
    public LoadBalancerSettings? LoadBalancer { get; init; }

    /// <summary>Limits of connections.</summary>
    public ConnectionPoolSettings? ConnectionPool { get; init; }

    /// <summary>When an endpoint is taken out.</summary>
    public OutlierDetectionSettings? OutlierDetection { get; init; }

    /// <summary>TLS towards endpoints.</summary>
    public ClientTlsSettings? Tls { get; init; }

    /// <summary>Policies for single ports, at most 4096.</summary>
    public ValueList<PortTrafficPolicy>? PortLevelSettings { get; init; }

    /// <summary>A tunnel for TCP and TLS routes; not beside <see cref="ProxyProtocol"/>.</summary>
    [NotHonoured("nothing is tunnelled")]
    public TunnelSettings? Tunnel { get; init; }

    /// <summary>The PROXY protocol towards endpoints. Default: none.</summary>
    [NotHonoured("no PROXY header is sent, since a connection to an endpoint serves many clients")]
    public ProxyProtocolSettings? ProxyProtocol { get; init; }

    /// <summary>How many retries may be in flight.</summary>
    public RetryBudget? RetryBudget { get; init; }
}
