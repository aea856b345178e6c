namespace OrleansMesh.Routing.Resources.DestinationRules;

/// <summary>Istio's <c>LocalityLoadBalancerSetting.Distribute</c> (networking.istio.io).</summary>
public sealed record LocalityDistribution
{
    /// <summary>Originating locality, '/' separated, e.g.</summary>
    public string? From { get; init; }

    /// <summary>Map of upstream localities to traffic distribution weights.</summary>
    public ValueMap<uint>? To { get; init; }
}
