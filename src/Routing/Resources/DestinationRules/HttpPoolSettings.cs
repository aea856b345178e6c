namespace OrleansMesh.Routing.Resources.DestinationRules;

/// <summary>Limits of HTTP connections to a host.</summary>
public sealed record HttpPoolSettings
{
    /// <summary>Requests that may wait for a connection. Default: 2^32-1.</summary>
    public int? Http1MaxPendingRequests { get; init; }

    /// <summary>Requests in flight, over HTTP/1.1 too. Default: 2^32-1.</summary>
    public int? Http2MaxRequests { get; init; }

    /// <summary>
    /// Requests per connection; 1 switches keep-alive off. Over HTTP/2 those that are begun before the last of them is answered may go along. Default: 0, which is no limit.
    /// </summary>
    public int? MaxRequestsPerConnection { get; init; }

    /// <summary>Retries in flight. Default: 2^32-1.</summary>
    public int? MaxRetries { get; init; }

    /// <summary>How long a connection may be without requests. Default: 1h.</summary>
    public ProtoDuration? IdleTimeout { get; init; }

    /// <summary>Whether HTTP/2 is spoken. Default: <see cref="Http2UpgradePolicy.Default"/>.</summary>
    public Http2UpgradePolicy? H2UpgradePolicy { get; init; }

    /// <summary>Whether the client's protocol is spoken. Default: false.</summary>
    public bool? UseClientProtocol { get; init; }

    /// <summary>Streams at a time per HTTP/2 connection; another connection is opened for more. Default: 2^31-1.</summary>
    public int? MaxConcurrentStreams { get; init; }

    /// <summary>Pings on HTTP/2 connections. Default: none.</summary>
    public Http2Keepalive? Http2KeepAlive { get; init; }
}
