using System.Collections.Immutable;
using OrleansMesh.Abstractions.Resources;

namespace OrleansMesh.Abstractions.Feed;

/// <summary>A page of all resources.</summary>
/// <param name="Revision">The revision the page was read at.</param>
/// <param name="Resources">The resources, in key order; at most 500 or about 1 MiB.</param>
/// <param name="More">Whether another page follows.</param>
[GenerateSerializer, Immutable, Alias("orleansmesh.FeedPage")]
public sealed record FeedPage(
    [property: Id(0)] long Revision,
    [property: Id(1)] ImmutableArray<StoredResource> Resources,
    [property: Id(2)] bool More)
{
    /// <summary>The mesh that was read: <see cref="FeedAnswer.MeshId"/>.</summary>
    [Id(3)]
    public required string MeshId { get; init; }
}
