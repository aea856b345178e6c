namespace OrleansMesh.Routing.Registry;

/// <summary>A registry after some changes.</summary>
/// <param name="Registry">The newer registry.</param>
/// <param name="Impact">The clusters to resolve again; the others are as they were.</param>
public sealed record RegistryAdvance(ServiceRegistry Registry, ClusterImpact Impact);
