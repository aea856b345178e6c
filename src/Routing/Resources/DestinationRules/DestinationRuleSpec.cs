using OrleansMesh.Routing.Resources.Selectors;

namespace OrleansMesh.Routing.Resources.DestinationRules;

/// <summary>Istio's <c>DestinationRule</c> (networking.istio.io).</summary>
public sealed record DestinationRuleSpec
{
    /// <summary>The name of a service from the service registry. Required.</summary>
    public string? Host { get; init; }

    /// <summary>Traffic policies to apply (load balancing policy, connection pool sizes, outlier detection).</summary>
    public TrafficPolicy? TrafficPolicy { get; init; }

    /// <summary>One or more named sets that represent individual versions of a service.</summary>
    public ValueList<Subset>? Subsets { get; init; }

    /// <summary>A list of namespaces to which this destination rule is exported.</summary>
    public ValueList<string>? ExportTo { get; init; }

    /// <summary>Criteria used to select the specific set of pods/VMs on which this DestinationRule configuration should be applied.</summary>
    public PolicyWorkloadSelector? WorkloadSelector { get; init; }
}
