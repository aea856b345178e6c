namespace OrleansMesh.EdgeNode.Feed;

/// <summary>How the edge stands with the control plane.</summary>
/// <param name="Problem">What keeps it from following, or null while it follows.</param>
/// <param name="AnsweredAt">When a relay last answered; null for never.</param>
/// <param name="AnsweringMesh">The mesh that answered last; empty for none.</param>
/// <param name="HeadRevision">The newest revision that a relay has told of; 0 for none.</param>
/// <param name="HeldRevision">The revision held.</param>
/// <param name="Failures">Attempts that failed since the start.</param>
/// <param name="Snapshots">Times that everything was read anew.</param>
/// <param name="Deltas">Deltas applied.</param>
/// <param name="StaleDeltas">Deltas that told nothing new.</param>
internal sealed record FeedStatus(
    string? Problem,
    DateTimeOffset? AnsweredAt,
    string AnsweringMesh,
    long HeadRevision,
    long HeldRevision,
    long Failures,
    long Snapshots,
    long Deltas,
    long StaleDeltas)
{
    public static FeedStatus Initial { get; } = new("not connected yet", null, string.Empty, 0, 0, 0, 0, 0, 0);
}
