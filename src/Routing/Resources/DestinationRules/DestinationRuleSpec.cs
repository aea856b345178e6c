using OrleansMesh.Routing.Resources.Selectors;

namespace OrleansMesh.Routing.Resources.DestinationRules;

/// <summary>What happens to requests for a host after they are routed.</summary>
public sealed record DestinationRuleSpec
{
    /// <summary>A host of the service registry; a name without a dot is completed by the resource's namespace; wildcards allowed. Required.</summary>
    public string? Host { get; init; }

    /// <summary>How the host's endpoints are chosen and connected to.</summary>
    public TrafficPolicy? TrafficPolicy { get; init; }

    /// <summary>Named parts of the host's workloads, for destinations to name.</summary>
    public ValueList<Subset>? Subsets { get; init; }

    /// <summary>Namespaces that see the resource: <c>*</c>, <c>.</c> for its own, or names. Default: <c>*</c>.</summary>
    public ValueList<string>? ExportTo { get; init; }

    /// <summary>Clients, of the resource's namespace, that the rule holds for. Default: all.</summary>
    public PolicyWorkloadSelector? WorkloadSelector { get; init; }
}
