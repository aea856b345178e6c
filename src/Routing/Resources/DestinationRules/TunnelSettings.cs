namespace OrleansMesh.Routing.Resources.DestinationRules;

/// <summary>A tunnel through a proxy.</summary>
public sealed record TunnelSettings
{
    /// <summary><c>CONNECT</c> or <c>POST</c>. Default: <c>CONNECT</c>.</summary>
    public string? Protocol { get; init; }

    /// <summary>Host name or address at the tunnel's end. Required.</summary>
    public string? TargetHost { get; init; }

    /// <summary>Port at the tunnel's end, 1 to 65535. Required.</summary>
    public uint? TargetPort { get; init; }
}
