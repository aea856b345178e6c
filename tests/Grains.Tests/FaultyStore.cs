using OrleansMesh.Abstractions.Resources;
using OrleansMesh.Grains.Storage;

namespace OrleansMesh.Grains.Tests;

/// <summary>A store that fails or hangs when a test says so. What is not said is done by the real one.</summary>
internal sealed class FaultyStore(IMeshStore real) : IMeshStore
{
    private int _commits;

    /// <summary>Stands in for a commit: gets the commit's number (from 1) and the real commit.</summary>
    public Func<int, Func<Task>, Task> OnCommit { get; set; } = (_, commit) => commit();

    /// <summary>Stands in for a reading of the log.</summary>
    public Func<Func<Task<StoreLog>>, Task<StoreLog>> OnReadLog { get; set; } = read => read();

    /// <summary>Stands in for a compaction.</summary>
    public Func<Func<Task>, Task> OnCompact { get; set; } = compact => compact();

    public int Commits => Volatile.Read(ref _commits);

    public Task<StoreOpening> OpenAsync(CancellationToken cancellationToken) => real.OpenAsync(cancellationToken);

    public Task<StoredResource?> ReadAsync(ResourceId id, CancellationToken cancellationToken) => real.ReadAsync(id, cancellationToken);

    public Task<StorePage> ReadPageAsync(ResourceId? after, ReadLimit limit, CancellationToken cancellationToken) =>
        real.ReadPageAsync(after, limit, cancellationToken);

    public Task CommitAsync(long expectedHead, IReadOnlyList<ResourceChange> changes, CancellationToken cancellationToken) =>
        OnCommit(Interlocked.Increment(ref _commits), () => real.CommitAsync(expectedHead, changes, cancellationToken));

    public Task<StoreLog> ReadLogAsync(long afterRevision, ReadLimit limit, CancellationToken cancellationToken) =>
        OnReadLog(() => real.ReadLogAsync(afterRevision, limit, cancellationToken));

    public Task CompactAsync(long throughRevision, CancellationToken cancellationToken) =>
        OnCompact(() => real.CompactAsync(throughRevision, cancellationToken));
}
