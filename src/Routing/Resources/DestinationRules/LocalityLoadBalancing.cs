namespace OrleansMesh.Routing.Resources.DestinationRules;

/// <summary>Istio's <c>LocalityLoadBalancerSetting</c> (networking.istio.io).</summary>
public sealed record LocalityLoadBalancing
{
    /// <summary>Optional: only one of distribute, failover or failoverPriority can be set.</summary>
    public ValueList<LocalityDistribution>? Distribute { get; init; }

    /// <summary>Optional: only one of distribute, failover or failoverPriority can be set.</summary>
    public ValueList<LocalityFailover>? Failover { get; init; }

    /// <summary>failoverPriority is an ordered list of labels used to sort endpoints to do priority based load balancing.</summary>
    public ValueList<string>? FailoverPriority { get; init; }

    /// <summary>Enable locality load balancing.</summary>
    public bool? Enabled { get; init; }
}
