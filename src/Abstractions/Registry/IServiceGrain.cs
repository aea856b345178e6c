namespace OrleansMesh.Abstractions.Registry;

/// <summary>
/// The registry's entry for one service host, the grain's key, such as <c>reviews.prod.svc.cluster.local</c>: all that the
/// Services, ServiceEntries, WorkloadEntries and DestinationRules of the mesh say about it, brought together.
/// </summary>
[Alias("orleansmesh.IServiceGrain")]
public interface IServiceGrain : IGrainWithStringKey
{
    /// <summary>The service as every change acknowledged before the call has left it, or null where nothing defines the host.</summary>
    [Alias("Describe")]
    Task<ServiceDescription?> Describe();
}
