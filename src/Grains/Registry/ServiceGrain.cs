using OrleansMesh.Abstractions.Feed;
using OrleansMesh.Abstractions.Registry;

namespace OrleansMesh.Grains.Registry;

/// <inheritdoc cref="IServiceGrain"/>
/// <remarks>It keeps nothing: what a host is follows from resources of four kinds, which a relay has at hand at every revision.</remarks>
[GrainType("service")]
internal sealed class ServiceGrain : Grain, IServiceGrain
{
    public Task<ServiceDescription?> Describe()
    {
        var host = this.GetPrimaryKeyString();
        return GrainFactory.GetGrain<IRegistryRelayGrain>(FeedRelays.For(host)).Describe(host);
    }
}
