namespace OrleansMesh.Routing.Resources.DestinationRules;

/// <summary>Keep-alive probes of the operating system.</summary>
public sealed record TcpKeepalive
{
    /// <summary>Unanswered probes before the connection is given up. Default: the system's, on Linux 9.</summary>
    public uint? Probes { get; init; }

    /// <summary>Idle time before the first probe. Default: the system's, on Linux 2h.</summary>
    public ProtoDuration? Time { get; init; }

    /// <summary>Time between probes. Default: the system's, on Linux 75s.</summary>
    public ProtoDuration? Interval { get; init; }
}
