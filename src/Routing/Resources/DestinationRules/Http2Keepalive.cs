namespace OrleansMesh.Routing.Resources.DestinationRules;

/// <summary>Pings on HTTP/2 connections. Both are required.</summary>
public sealed record Http2Keepalive
{
    /// <summary>Time between pings.</summary>
    public ProtoDuration? Interval { get; init; }

    /// <summary>How long an answer may take before the connection is closed.</summary>
    public ProtoDuration? Timeout { get; init; }
}
