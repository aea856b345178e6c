using System.Collections.Immutable;
using OrleansMesh.Abstractions.Resources;

namespace OrleansMesh.Grains.Feed;

/// <summary>What the ordering authority tells relays after a commit.</summary>
/// <param name="MeshId">The mesh.</param>
/// <param name="ToRevision">The head after it.</param>
/// <param name="Changes">All changes of it, or none where they are too many for a message: the log has them.</param>
[GenerateSerializer, Immutable, Alias("orleansmesh.RelayNudge")]
internal sealed record RelayNudge(
    [property: Id(0)] string MeshId,
    [property: Id(1)] long ToRevision,
    [property: Id(2)] ImmutableArray<ResourceChange> Changes);
