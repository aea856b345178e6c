namespace OrleansMesh.Routing.Resources.Services;

/// <summary>Kubernetes' <c>SessionAffinityConfig</c> (core/v1).</summary>
public sealed record SessionAffinityConfig
{
    /// <summary>Settings of the <c>ClientIP</c> affinity.</summary>
    [WireName("clientIP")]
    public ClientIpAffinity? ClientIp { get; init; }
}
