namespace OrleansMesh.Abstractions.Resources;

/// <summary>The single writer of one VirtualService; its key is <c>namespace/name</c>.</summary>
[Alias("orleansmesh.IVirtualServiceGrain")]
public interface IVirtualServiceGrain : IResourceGrain;
