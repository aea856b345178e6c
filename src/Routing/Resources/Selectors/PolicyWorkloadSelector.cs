namespace OrleansMesh.Routing.Resources.Selectors;

/// <summary>Workloads by label, as policies spell it.</summary>
public sealed record PolicyWorkloadSelector
{
    /// <summary>Labels that a workload of the resource's namespace must have; no wildcards.</summary>
    public ValueMap<string>? MatchLabels { get; init; }
}
