namespace OrleansMesh.Routing.Resources.Selectors;

/// <summary>Istio's <c>WorkloadSelector</c> (networking.istio.io).</summary>
public sealed record PolicyWorkloadSelector
{
    /// <summary>One or more labels that indicate a specific set of pods/VMs on which a policy should be applied.</summary>
    public ValueMap<string>? MatchLabels { get; init; }
}
