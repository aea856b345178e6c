namespace OrleansMesh.Routing.Resources.DestinationRules;

/// <summary>Preference by locality. At most one of <see cref="Distribute"/> and <see cref="Failover"/> is set.</summary>
public sealed record LocalityLoadBalancing
{
    /// <summary>Fixed shares.</summary>
    public ValueList<LocalityDistribution>? Distribute { get; init; }

    /// <summary>Regions for each other's failures.</summary>
    public ValueList<LocalityFailover>? Failover { get; init; }

    /// <summary>Labels, or <c>label=value</c>, by which endpoints are ranked.</summary>
    public ValueList<string>? FailoverPriority { get; init; }

    /// <summary>Whether it holds at all. Default: as the mesh's settings say.</summary>
    public bool? Enabled { get; init; }
}
