namespace OrleansMesh.Routing.Resources.DestinationRules;

/// <summary>Istio's <c>LoadBalancerSettings.ConsistentHashLB.MagLev</c> (networking.istio.io).</summary>
public sealed record MaglevSettings
{
    /// <summary>The table size for Maglev hashing. Default: 65537.</summary>
    public ulong? TableSize { get; init; }
}
