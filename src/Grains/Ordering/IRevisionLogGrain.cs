using Orleans.Concurrency;
using OrleansMesh.Abstractions.Resources;

namespace OrleansMesh.Grains.Ordering;

/// <summary>
/// The ordering authority: gives every accepted change its revision and makes it durable. One grain, key 0.
/// </summary>
[Alias("orleansmesh.IRevisionLogGrain")]
internal interface IRevisionLogGrain : IGrainWithIntegerKey
{
    /// <summary>Makes a change durable. Calls interleave, so that all that wait at one time share a transaction.</summary>
    [AlwaysInterleave]
    [Alias("Commit")]
    Task<CommitAnswer> Commit(CommitRequest request);

    /// <summary>
    /// Whether a resource is at a revision, as a change would find it: asked behind all that waits, and of the store as well.
    /// Writes nothing. <see cref="CommitOutcome.Unknown"/> says that the store did not answer.
    /// </summary>
    /// <param name="id">The resource.</param>
    /// <param name="revision">The revision; 0: there is no such resource.</param>
    [AlwaysInterleave]
    [Alias("Confirm")]
    Task<CommitAnswer> Confirm(ResourceId id, long revision);
}
