using OrleansMesh.Abstractions.Feed;

namespace OrleansMesh.Silo.Api;

/// <summary>Asks for the mesh's newest revision.</summary>
internal static class MeshHead
{
    // No namespace has this name, so that the answer carries nothing but the revision. It goes the whole way through relay and ordering authority.
    private static readonly ListQuery Nothing = new("VirtualService", "-");

    public static async Task<long> ReadAsync(IGrainFactory grains) => (await grains.GetGrain<IFeedRelayGrain>(0).List(Nothing)).Revision;
}
