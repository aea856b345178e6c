namespace OrleansMesh.Routing.Resources.DestinationRules;

/// <summary>
/// How an endpoint is chosen. <see cref="Simple"/> and <see cref="ConsistentHash"/> exclude each other, as do the two locality settings.
/// </summary>
public sealed record LoadBalancerSettings
{
    /// <summary>An algorithm without settings. Default: <see cref="SimpleLoadBalancer.LeastRequest"/>.</summary>
    public SimpleLoadBalancer? Simple { get; init; }

    /// <summary>By the hash of a key.</summary>
    public ConsistentHashSettings? ConsistentHash { get; init; }

    /// <summary>Preference by locality, by region, zone and sub-zone.</summary>
    [NotHonoured("endpoints are chosen whatever their locality")]
    public LocalityLoadBalancing? LocalityLbSetting { get; init; }

    /// <summary>Preference for the own zone.</summary>
    [NotHonoured("endpoints are chosen whatever their zone")]
    public ZoneAwareLoadBalancing? ZoneAwareLbSetting { get; init; }

    /// <summary>Warm-up time of new endpoints.</summary>
    [Deprecated("use warmup")]
    public ProtoDuration? WarmupDurationSecs { get; init; }

    /// <summary>How new endpoints come to their full share.</summary>
    public WarmupSettings? Warmup { get; init; }
}
