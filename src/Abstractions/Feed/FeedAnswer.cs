namespace OrleansMesh.Abstractions.Feed;

/// <summary>What a relay answers to a subscription.</summary>
/// <param name="HeadRevision">The newest revision the relay knows.</param>
/// <param name="Delta">What the edge lacks, or null where it lacks nothing or <paramref name="SnapshotNeeded"/>. A long way is cut into several deltas: subscribe again until <see cref="FeedDelta.ToRevision"/> is <paramref name="HeadRevision"/>.</param>
/// <param name="SnapshotNeeded">The revision held is older than the log, or unknown to it: read all pages, then subscribe again.</param>
[GenerateSerializer, Immutable, Alias("orleansmesh.FeedAnswer")]
public sealed record FeedAnswer(
    [property: Id(0)] long HeadRevision,
    [property: Id(1)] FeedDelta? Delta,
    [property: Id(2)] bool SnapshotNeeded);
