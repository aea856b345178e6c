namespace OrleansMesh.Routing.Resources.DestinationRules;

/// <summary>Istio's <c>ConnectionPoolSettings.HTTPSettings</c> (networking.istio.io).</summary>
public sealed record HttpPoolSettings
{
    /// <summary>Maximum number of requests that will be queued while waiting for a ready connection pool connection. Default: 2^32-1.</summary>
    public int? Http1MaxPendingRequests { get; init; }

    /// <summary>Maximum number of active requests to a destination. Default: 2^32-1.</summary>
    public int? Http2MaxRequests { get; init; }

    /// <summary>Maximum number of requests per connection to a backend. Default: 0, meaning "unlimited", up to 2^29.</summary>
    public int? MaxRequestsPerConnection { get; init; }

    /// <summary>Maximum number of retries that can be outstanding to all hosts in a cluster at a given time. Default: 2^32-1.</summary>
    public int? MaxRetries { get; init; }

    /// <summary>The idle timeout for upstream connection pool connections. Default: 1 hour.</summary>
    public ProtoDuration? IdleTimeout { get; init; }

    /// <summary>Specify if http1.1 connection should be upgraded to http2 for the associated destination.</summary>
    public Http2UpgradePolicy? H2UpgradePolicy { get; init; }

    /// <summary>If set to true, client protocol will be preserved while initiating connection to backend.</summary>
    public bool? UseClientProtocol { get; init; }

    /// <summary>The maximum number of concurrent streams allowed for a peer on one HTTP/2 connection. Default: 2^31-1.</summary>
    public int? MaxConcurrentStreams { get; init; }

    /// <summary>Configure HTTP/2 PING frames for upstream connections.</summary>
    public Http2Keepalive? Http2KeepAlive { get; init; }
}
