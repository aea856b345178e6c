namespace OrleansMesh.Routing.Resources.DestinationRules;

/// <summary>Istio's <c>LoadBalancerSettings.ConsistentHashLB.RingHash</c> (networking.istio.io).</summary>
public sealed record RingHashSettings
{
    /// <summary>The minimum number of virtual nodes to use for the hash ring. Default: 1024.</summary>
    public ulong? MinimumRingSize { get; init; }
}
