namespace OrleansMesh.Routing.Resources.DestinationRules;

/// <summary>Istio's <c>LocalityLoadBalancerSetting.Failover</c> (networking.istio.io).</summary>
public sealed record LocalityFailover
{
    /// <summary>Originating region.</summary>
    public string? From { get; init; }

    /// <summary>Destination region the traffic will fail over to when endpoints in the 'from' region becomes unhealthy.</summary>
    public string? To { get; init; }
}
