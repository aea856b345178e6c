using Orleans.Concurrency;

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
}
