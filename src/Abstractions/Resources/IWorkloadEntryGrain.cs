namespace OrleansMesh.Abstractions.Resources;

/// <summary>The single writer of one WorkloadEntry; its key is <c>namespace/name</c>.</summary>
[Alias("orleansmesh.IWorkloadEntryGrain")]
public interface IWorkloadEntryGrain : IResourceGrain;
