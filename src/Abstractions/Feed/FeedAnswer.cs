using OrleansMesh.Abstractions.Mirroring;

namespace OrleansMesh.Abstractions.Feed;

/// <summary>What a relay answers to a subscription.</summary>
/// <param name="HeadRevision">The newest revision the relay knows.</param>
/// <param name="Delta">What the edge lacks, or null where it lacks nothing or <paramref name="SnapshotNeeded"/>. A long way is cut into several deltas: subscribe again until <see cref="FeedDelta.ToRevision"/> is <paramref name="HeadRevision"/>.</param>
/// <param name="SnapshotNeeded">The revision held is older than the log, or unknown to it: read all pages, then subscribe again.</param>
[GenerateSerializer, Immutable, Alias("orleansmesh.FeedAnswer")]
public sealed record FeedAnswer(
    [property: Id(0)] long HeadRevision,
    [property: Id(1)] FeedDelta? Delta,
    [property: Id(2)] bool SnapshotNeeded)
{
    /// <summary>
    /// Names the mesh whose revisions these are: made once, with the store that keeps them. Revisions of two meshes cannot be compared, so an
    /// edge that meets another mesh than the one it follows (a silo with a new, empty store) reads everything anew.
    /// </summary>
    [Id(3)]
    public string MeshId { get; init; } = string.Empty;

    /// <summary>The mesh-wide switch of mirroring as the relay knows it, or null where it does not know yet.</summary>
    [Id(4)]
    public MirrorSwitchState? Switch { get; init; }
}
