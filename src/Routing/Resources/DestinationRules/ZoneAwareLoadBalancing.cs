namespace OrleansMesh.Routing.Resources.DestinationRules;

/// <summary>Istio's <c>ZoneAwareLoadBalancerSetting</c> (networking.istio.io).</summary>
public sealed record ZoneAwareLoadBalancing
{
    /// <summary>Enable zone aware load balancing.</summary>
    public bool? Enabled { get; init; }

    /// <summary>Optional. Explicitly specifies the region traffic will land on when the endpoints in the local region become unhealthy.</summary>
    public ValueList<ZoneFailover>? Failover { get; init; }

    /// <summary>failoverPriority is an ordered list of labels used to sort endpoints for priority-based load balancing.</summary>
    public ValueList<string>? FailoverPriority { get; init; }

    /// <summary>Minimum number of hosts in the upstream cluster's local region required for zone-aware load balancing to be enabled. Default: 6.</summary>
    public ulong? MinClusterSize { get; init; }
}
