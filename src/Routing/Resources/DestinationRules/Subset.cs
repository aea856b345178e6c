namespace OrleansMesh.Routing.Resources.DestinationRules;

/// <summary>A named part of a host's workloads.</summary>
public sealed record Subset
{
    /// <summary>Its name, a DNS label, unique within the resource. Required.</summary>
    public string? Name { get; init; }

    /// <summary>Labels that a workload must have to belong to it. Default: none, which is every workload.</summary>
    public ValueMap<string>? Labels { get; init; }

    /// <summary>Settings that replace those of the host, one by one.</summary>
    public TrafficPolicy? TrafficPolicy { get; init; }
}
