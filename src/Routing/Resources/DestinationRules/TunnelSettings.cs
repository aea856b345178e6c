namespace OrleansMesh.Routing.Resources.DestinationRules;

/// <summary>Istio's <c>TrafficPolicy.TunnelSettings</c> (networking.istio.io).</summary>
public sealed record TunnelSettings
{
    /// <summary>Specifies which protocol to use for tunneling the downstream connection.</summary>
    public string? Protocol { get; init; }

    /// <summary>Specifies a host to which the downstream connection is tunneled. Required.</summary>
    public string? TargetHost { get; init; }

    /// <summary>Specifies a port to which the downstream connection is tunneled. Required.</summary>
    public uint? TargetPort { get; init; }
}
