namespace OrleansMesh.Abstractions.Resources;

/// <summary>The single writer of one MirrorPolicy; its key is <c>namespace/name</c>.</summary>
[Alias("orleansmesh.IMirrorPolicyGrain")]
public interface IMirrorPolicyGrain : IResourceGrain;
