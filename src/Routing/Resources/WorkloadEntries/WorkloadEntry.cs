namespace OrleansMesh.Routing.Resources.WorkloadEntries;

/// <summary>One workload: a place where a service can be reached.</summary>
public sealed record WorkloadEntry : MeshResource
{
    /// <inheritdoc/>
    public override ResourceKind Kind => ResourceKind.WorkloadEntry;

    /// <summary>What the operator asks for; absent only in a manifest without <c>spec</c>.</summary>
    public WorkloadEntrySpec? Spec { get; init; }
}
