namespace OrleansMesh.Routing.Resources.DestinationRules;

/// <summary>How a host's endpoints are chosen and connected to.</summary>
public sealed record TrafficPolicy
{
    /// <summary>How an endpoint is chosen.</summary>
    [NotHonoured("the edge chooses endpoints in its own way, by weight")]
    public LoadBalancerSettings? LoadBalancer { get; init; }

    /// <summary>Limits of connections.</summary>
    [NotHonoured("the limits in the edge's settings hold")]
    public ConnectionPoolSettings? ConnectionPool { get; init; }

    /// <summary>When an endpoint is taken out.</summary>
    [NotHonoured("no endpoint is taken out because it fails")]
    public OutlierDetectionSettings? OutlierDetection { get; init; }

    /// <summary>TLS towards endpoints.</summary>
    [NotHonoured("the edge speaks plain HTTP to endpoints")]
    public ClientTlsSettings? Tls { get; init; }

    /// <summary>Policies for single ports, at most 4096.</summary>
    [NotHonoured("no port is treated apart")]
    public ValueList<PortTrafficPolicy>? PortLevelSettings { get; init; }

    /// <summary>A tunnel for TCP and TLS routes; not beside <see cref="ProxyProtocol"/>.</summary>
    [NotHonoured("nothing is tunnelled")]
    public TunnelSettings? Tunnel { get; init; }

    /// <summary>The PROXY protocol towards endpoints. Default: none.</summary>
    [NotHonoured("no PROXY header is sent")]
    public ProxyProtocolSettings? ProxyProtocol { get; init; }

    /// <summary>How many retries may be in flight.</summary>
    [NotHonoured("nothing is retried")]
    public RetryBudget? RetryBudget { get; init; }
}
