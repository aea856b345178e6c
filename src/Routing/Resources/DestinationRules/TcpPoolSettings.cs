namespace OrleansMesh.Routing.Resources.DestinationRules;

/// <summary>Limits of connections of any kind.</summary>
public sealed record TcpPoolSettings
{
    /// <summary>Connections to a host. Default: 2^32-1.</summary>
    public int? MaxConnections { get; init; }

    /// <summary>Limit of connecting; at least 1ms. Default: 10s.</summary>
    public ProtoDuration? ConnectTimeout { get; init; }

    /// <summary>Keep-alive probes. Default: none.</summary>
    public TcpKeepalive? TcpKeepalive { get; init; }

    /// <summary>How long a connection may live; at least 1ms. Default: no limit.</summary>
    public ProtoDuration? MaxConnectionDuration { get; init; }

    /// <summary>How long a connection may be without a byte; 0s is no limit. Default: 1h.</summary>
    public ProtoDuration? IdleTimeout { get; init; }
}
