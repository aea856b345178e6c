namespace OrleansMesh.Routing.Resources.Services;

/// <summary>Settings of the session affinity.</summary>
public sealed record SessionAffinityConfig
{
    /// <summary>By client address.</summary>
    [WireName("clientIP")]
    public ClientIpAffinity? ClientIp { get; init; }
}
