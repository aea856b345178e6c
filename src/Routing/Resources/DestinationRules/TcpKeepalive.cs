namespace OrleansMesh.Routing.Resources.DestinationRules;

/// <summary>Istio's <c>ConnectionPoolSettings.TCPSettings.TcpKeepalive</c> (networking.istio.io).</summary>
public sealed record TcpKeepalive
{
    /// <summary>Maximum number of keepalive probes to send without response before deciding the connection is dead. Default: to use the OS level configuration (unless overridden, Linux defaults t.</summary>
    public uint? Probes { get; init; }

    /// <summary>The time duration a connection needs to be idle before keep-alive probes start being sent. Default: to use the OS level configuration (unless overridden, Linux defaults t.</summary>
    public ProtoDuration? Time { get; init; }

    /// <summary>The time duration between keep-alive probes. Default: to use the OS level configuration (unless overridden, Linux defaults t.</summary>
    public ProtoDuration? Interval { get; init; }
}
