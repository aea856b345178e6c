namespace OrleansMesh.Abstractions.Resources;

/// <summary>The single writer of one Kubernetes Service resource; its key is <c>namespace/name</c>. What the mesh knows of a host as a whole is told by <see cref="Registry.IServiceGrain"/>.</summary>
[Alias("orleansmesh.IServiceResourceGrain")]
public interface IServiceResourceGrain : IResourceGrain;
