namespace OrleansMesh.Routing.Resources.Selectors;

/// <summary>Workloads by label.</summary>
public sealed record WorkloadSelector
{
    /// <summary>Labels that a workload of the resource's namespace must have; at most 256, no wildcards.</summary>
    public ValueMap<string>? Labels { get; init; }
}
