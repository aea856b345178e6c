namespace OrleansMesh.Routing.Resources.Selectors;

/// <summary>Istio's <c>WorkloadSelector</c> (networking.istio.io).</summary>
public sealed record WorkloadSelector
{
    /// <summary>One or more labels that indicate a specific set of pods/VMs on which the configuration should be applied.</summary>
    public ValueMap<string>? Labels { get; init; }
}
