using System.Collections.Immutable;
using OrleansMesh.Abstractions.Feed;
using OrleansMesh.Abstractions.Resources;

namespace OrleansMesh.EdgeNode.Feed;

/// <summary>Reads everything from a relay, page by page. Pages may differ in revision; the deltas from the first page's revision on repair that.</summary>
internal static class SnapshotReader
{
    // At 500 resources a page: five million, beyond what an edge could hold.
    private const int MaxPages = 10_000;

    /// <summary>Reads all pages.</summary>
    /// <exception cref="InvalidDataException">A page is of another mesh, or there are too many.</exception>
    /// <returns>The mesh as of the first page, but for changes made while the pages were read, and the revision that repairs all of these.</returns>
    public static async Task<(HeldMesh Mesh, long WholeFrom)> ReadAsync(string meshId, Func<ResourceId?, Task<FeedPage>> readPage)
    {
        var documents = ImmutableDictionary.CreateBuilder<ResourceId, string>();
        ResourceId? after = null;
        long? first = null;
        for (var pages = 0; pages < MaxPages; pages++)
        {
            var page = await readPage(after);
            first ??= page.Revision;
            if (page.MeshId != meshId)
            {
                throw new InvalidDataException("another mesh answered while the resources were read");
            }

            foreach (var resource in page.Resources)
            {
                documents[resource.Id] = resource.Json;
            }

            if (!page.More)
            {
                return (HeldMesh.Of(meshId, first.Value, documents), page.Revision);
            }

            after = page.Resources[^1].Id;
        }

        throw new InvalidDataException($"the relay gave more than {MaxPages} pages");
    }
}
