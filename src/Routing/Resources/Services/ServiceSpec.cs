namespace OrleansMesh.Routing.Resources.Services;

/// <summary>A service: a host name, <c>name.namespace.svc.</c> and the mesh's domain, with ports and the workloads behind them.</summary>
public sealed record ServiceSpec
{
    /// <summary>Its ports.</summary>
    public ValueList<ServicePort>? Ports { get; init; }

    /// <summary>Labels that a workload of the same namespace must have. Absent or empty: the service has no workloads.</summary>
    public ValueMap<string>? Selector { get; init; }

    /// <summary>Its virtual address; <c>None</c> for a headless service.</summary>
    [WireName("clusterIP")]
    [NotHonoured("the mesh gives no virtual addresses")]
    public string? ClusterIp { get; init; }

    /// <summary>Its virtual addresses, one for each family.</summary>
    [WireName("clusterIPs")]
    [NotHonoured("the mesh gives no virtual addresses")]
    public ValueList<string>? ClusterIps { get; init; }

    /// <summary><c>ClusterIP</c>, <c>NodePort</c>, <c>LoadBalancer</c> or <c>ExternalName</c>. Default: <c>ClusterIP</c>.</summary>
    public string? Type { get; init; }

    /// <summary>Further addresses.</summary>
    [WireName("externalIPs")]
    [NotHonoured("the mesh gives no virtual addresses")]
    public ValueList<string>? ExternalIps { get; init; }

    /// <summary>Host name that stands behind an <c>ExternalName</c> service.</summary>
    public string? ExternalName { get; init; }

    /// <summary><c>None</c> or <c>ClientIP</c>. Default: <c>None</c>.</summary>
    [NotHonoured("clients are bound to no workload")]
    public string? SessionAffinity { get; init; }

    /// <summary>Settings of the affinity.</summary>
    [NotHonoured("clients are bound to no workload")]
    public SessionAffinityConfig? SessionAffinityConfig { get; init; }

    /// <summary>Address asked of a load balancer.</summary>
    [WireName("loadBalancerIP")]
    [NotHonoured("the mesh has no load balancers to order")]
    public string? LoadBalancerIp { get; init; }

    /// <summary>Clients that a load balancer lets in, as CIDR subnets.</summary>
    [NotHonoured("the mesh has no load balancers to order")]
    public ValueList<string>? LoadBalancerSourceRanges { get; init; }

    /// <summary>Implementation of the load balancer.</summary>
    [NotHonoured("the mesh has no load balancers to order")]
    public string? LoadBalancerClass { get; init; }

    /// <summary>Whether a load balancer gets node ports. Default: true.</summary>
    [NotHonoured("the mesh opens no ports on nodes")]
    public bool? AllocateLoadBalancerNodePorts { get; init; }

    /// <summary><c>Cluster</c> or <c>Local</c>.</summary>
    [NotHonoured("endpoints are chosen whatever their node")]
    public string? ExternalTrafficPolicy { get; init; }

    /// <summary><c>Cluster</c> or <c>Local</c>.</summary>
    [NotHonoured("endpoints are chosen whatever their node")]
    public string? InternalTrafficPolicy { get; init; }

    /// <summary>Port for a load balancer's health checks.</summary>
    [NotHonoured("the mesh opens no ports on nodes")]
    public int? HealthCheckNodePort { get; init; }

    /// <summary><c>IPv4</c>, <c>IPv6</c> or both.</summary>
    [NotHonoured("the mesh gives no virtual addresses")]
    public ValueList<string>? IpFamilies { get; init; }

    /// <summary><c>SingleStack</c>, <c>PreferDualStack</c> or <c>RequireDualStack</c>.</summary>
    [NotHonoured("the mesh gives no virtual addresses")]
    public string? IpFamilyPolicy { get; init; }

    /// <summary>Whether workloads that are not ready count. Default: false.</summary>
    [NotHonoured("every workload that is registered counts")]
    public bool? PublishNotReadyAddresses { get; init; }

    /// <summary>Preference for near workloads, such as <c>PreferClose</c>.</summary>
    [NotHonoured("endpoints are chosen whatever their locality")]
    public string? TrafficDistribution { get; init; }
}
