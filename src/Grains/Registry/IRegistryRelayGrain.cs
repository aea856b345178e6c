using Orleans.Concurrency;
using OrleansMesh.Abstractions.Registry;

namespace OrleansMesh.Grains.Registry;

/// <summary>A relay as the registry sees it: the same grain as <see cref="Abstractions.Feed.IFeedRelayGrain"/>, which has the resources at hand.</summary>
[Alias("orleansmesh.IRegistryRelayGrain")]
internal interface IRegistryRelayGrain : IGrainWithIntegerKey
{
    /// <summary>A service host as every change acknowledged before the call has left it, or null.</summary>
    [AlwaysInterleave]
    [Alias("Describe")]
    Task<ServiceDescription?> Describe(string host);
}
