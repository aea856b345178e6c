namespace OrleansMesh.Routing.Resources.DestinationRules;

/// <summary>Istio's <c>LoadBalancerSettings</c> (networking.istio.io).</summary>
public sealed record LoadBalancerSettings
{
    /// <summary>Standard load balancing algorithms that require no tuning. One of lb_policy.</summary>
    public SimpleLoadBalancer? Simple { get; init; }

    /// <summary>Consistent Hash-based load balancing can be used to provide soft session affinity based on HTTP headers, cookies or other properties. One of lb_policy.</summary>
    public ConsistentHashSettings? ConsistentHash { get; init; }

    /// <summary>Locality load balancer settings.</summary>
    public LocalityLoadBalancing? LocalityLbSetting { get; init; }

    /// <summary>Zone Aware load balancer settings.</summary>
    public ZoneAwareLoadBalancing? ZoneAwareLbSetting { get; init; }

    /// <summary>Deprecated: use warmup instead.</summary>
    public ProtoDuration? WarmupDurationSecs { get; init; }

    /// <summary>Represents the warmup configuration of Service.</summary>
    public WarmupSettings? Warmup { get; init; }
}
