namespace OrleansMesh.Routing.Resources.DestinationRules;

/// <summary>Istio's <c>ConnectionPoolSettings.TCPSettings</c> (networking.istio.io).</summary>
public sealed record TcpPoolSettings
{
    /// <summary>Maximum number of HTTP1 /TCP connections to a destination host. Default: 2^32-1.</summary>
    public int? MaxConnections { get; init; }

    /// <summary>TCP connection timeout. Default: 10s.</summary>
    public ProtoDuration? ConnectTimeout { get; init; }

    /// <summary>If set then set SO_KEEPALIVE on the socket to enable TCP Keepalives.</summary>
    public TcpKeepalive? TcpKeepalive { get; init; }

    /// <summary>The maximum duration of a connection.</summary>
    public ProtoDuration? MaxConnectionDuration { get; init; }

    /// <summary>The idle timeout for TCP connections. Default: 1 hour.</summary>
    public ProtoDuration? IdleTimeout { get; init; }
}
