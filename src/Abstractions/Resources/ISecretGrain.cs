namespace OrleansMesh.Abstractions.Resources;

/// <summary>The single writer of one Kubernetes Secret; its key is <c>namespace/name</c>. Every answer shows the Secret's keys and none of its values.</summary>
[Alias("orleansmesh.ISecretGrain")]
public interface ISecretGrain : IResourceGrain;
