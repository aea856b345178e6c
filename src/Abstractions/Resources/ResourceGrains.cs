namespace OrleansMesh.Abstractions.Resources;

/// <summary>Finds the grain that owns a resource.</summary>
public static class ResourceGrains
{
    /// <summary>The grain that owns <paramref name="id"/>.</summary>
    /// <exception cref="ArgumentException">The mesh has no such kind.</exception>
    public static IResourceGrain GetResourceGrain(this IGrainFactory grains, ResourceId id) => id.Kind switch
    {
        "VirtualService" => grains.GetGrain<IVirtualServiceGrain>(id.GrainKey),
        "DestinationRule" => grains.GetGrain<IDestinationRuleGrain>(id.GrainKey),
        "ServiceEntry" => grains.GetGrain<IServiceEntryGrain>(id.GrainKey),
        "WorkloadEntry" => grains.GetGrain<IWorkloadEntryGrain>(id.GrainKey),
        "Gateway" => grains.GetGrain<IGatewayGrain>(id.GrainKey),
        "Service" => grains.GetGrain<IServiceResourceGrain>(id.GrainKey),
        "Secret" => grains.GetGrain<ISecretGrain>(id.GrainKey),
        "MirrorPolicy" => grains.GetGrain<IMirrorPolicyGrain>(id.GrainKey),
        _ => throw new ArgumentException($"The mesh has no kind {id.Kind}.", nameof(id)),
    };
}
