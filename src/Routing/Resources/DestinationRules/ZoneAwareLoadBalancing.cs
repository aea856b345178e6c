namespace OrleansMesh.Routing.Resources.DestinationRules;

/// <summary>Preference for the own zone.</summary>
public sealed record ZoneAwareLoadBalancing
{
    /// <summary>Whether it holds at all. Default: as the mesh's settings say.</summary>
    public bool? Enabled { get; init; }

    /// <summary>Regions for each other's failures.</summary>
    public ValueList<ZoneFailover>? Failover { get; init; }

    /// <summary>Labels, or <c>label=value</c>, by which endpoints are ranked.</summary>
    public ValueList<string>? FailoverPriority { get; init; }

    /// <summary>Endpoints in the region below which zones do not matter. Default: 6.</summary>
    public ulong? MinClusterSize { get; init; }
}
