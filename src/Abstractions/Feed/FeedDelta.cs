using System.Collections.Immutable;
using OrleansMesh.Abstractions.Resources;

namespace OrleansMesh.Abstractions.Feed;

/// <summary>What leads from one revision to another.</summary>
/// <param name="FromRevision">The revision one must hold.</param>
/// <param name="ToRevision">The revision one holds afterwards; greater than <paramref name="FromRevision"/>.</param>
/// <param name="Changes">The last state of each resource that changed in between, in the order of revisions.</param>
[GenerateSerializer, Immutable, Alias("orleansmesh.FeedDelta")]
public sealed record FeedDelta(
    [property: Id(0)] long FromRevision,
    [property: Id(1)] long ToRevision,
    [property: Id(2)] ImmutableArray<ResourceChange> Changes)
{
    /// <summary>The mesh whose revisions these are: <see cref="FeedAnswer.MeshId"/>.</summary>
    [Id(3)]
    public string MeshId { get; init; } = string.Empty;
}
