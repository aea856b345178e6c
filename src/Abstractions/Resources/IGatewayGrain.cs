namespace OrleansMesh.Abstractions.Resources;

/// <summary>The single writer of one Gateway; its key is <c>namespace/name</c>.</summary>
[Alias("orleansmesh.IGatewayGrain")]
public interface IGatewayGrain : IResourceGrain;
