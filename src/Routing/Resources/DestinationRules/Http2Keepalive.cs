namespace OrleansMesh.Routing.Resources.DestinationRules;

/// <summary>Istio's <c>ConnectionPoolSettings.HTTPSettings.ConnectionKeepalive</c> (networking.istio.io).</summary>
public sealed record Http2Keepalive
{
    /// <summary>Send HTTP/2 PING frames at this interval.</summary>
    public ProtoDuration? Interval { get; init; }

    /// <summary>How long to wait for a response to an HTTP/2 PING frame before closing the connection.</summary>
    public ProtoDuration? Timeout { get; init; }
}
