namespace OrleansMesh.Routing.Resources.Services;

/// <summary>Kubernetes' <c>ServiceSpec</c> (core/v1).</summary>
public sealed record ServiceSpec
{
    /// <summary>The ports the service exposes.</summary>
    public ValueList<ServicePort>? Ports { get; init; }

    /// <summary>Labels that a workload of the same namespace must carry to belong to the service. Absent or empty: no workloads.</summary>
    public ValueMap<string>? Selector { get; init; }

    /// <summary>Kept; the mesh gives no virtual addresses.</summary>
    [WireName("clusterIP")]
    public string? ClusterIp { get; init; }

    /// <summary>Kept; the mesh gives no virtual addresses.</summary>
    [WireName("clusterIPs")]
    public ValueList<string>? ClusterIps { get; init; }

    /// <summary>Default: <c>ClusterIP</c>.</summary>
    public string? Type { get; init; }

    /// <summary>Kept.</summary>
    [WireName("externalIPs")]
    public ValueList<string>? ExternalIps { get; init; }

    /// <summary>Kept.</summary>
    public string? ExternalName { get; init; }

    /// <summary>Kept.</summary>
    public string? SessionAffinity { get; init; }

    /// <summary>Kept.</summary>
    public SessionAffinityConfig? SessionAffinityConfig { get; init; }

    /// <summary>Kept.</summary>
    [WireName("loadBalancerIP")]
    public string? LoadBalancerIp { get; init; }

    /// <summary>Kept.</summary>
    public ValueList<string>? LoadBalancerSourceRanges { get; init; }

    /// <summary>Kept.</summary>
    public string? LoadBalancerClass { get; init; }

    /// <summary>Kept.</summary>
    public bool? AllocateLoadBalancerNodePorts { get; init; }

    /// <summary>Kept.</summary>
    public string? ExternalTrafficPolicy { get; init; }

    /// <summary>Kept.</summary>
    public string? InternalTrafficPolicy { get; init; }

    /// <summary>Kept.</summary>
    public int? HealthCheckNodePort { get; init; }

    /// <summary>Kept.</summary>
    public ValueList<string>? IpFamilies { get; init; }

    /// <summary>Kept.</summary>
    public string? IpFamilyPolicy { get; init; }

    /// <summary>Kept.</summary>
    public bool? PublishNotReadyAddresses { get; init; }

    /// <summary>Kept.</summary>
    public string? TrafficDistribution { get; init; }
}
