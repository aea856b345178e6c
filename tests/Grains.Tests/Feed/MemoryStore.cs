using System.Collections.Immutable;
using OrleansMesh.Abstractions.Resources;
using OrleansMesh.Grains.Resources;
using OrleansMesh.Grains.Storage;

namespace OrleansMesh.Grains.Tests.Feed;

/// <summary>A store in memory that remembers what the mesh was at each revision, and whose reads end when the test says so: with what was true when they began.</summary>
internal sealed class MemoryStore : IMeshStore
{
    private readonly List<ResourceChange> _log = [];
    private readonly Queue<Action> _underWay = new();
    private long _compacted;

    /// <summary>The mesh at each revision.</summary>
    public List<ImmutableSortedDictionary<ResourceId, StoredResource>> History { get; } =
        [ImmutableSortedDictionary<ResourceId, StoredResource>.Empty.WithComparers(ResourceIdOrder.Instance)];

    public long Head => _log.Count;

    public long Compacted => _compacted;

    public bool HoldsReads { get; set; }

    public IReadOnlyList<ResourceChange> Log => _log;

    public ResourceChange Change(ResourceId id, string? json)
    {
        var change = new ResourceChange(Head + 1, id, json);
        _log.Add(change);
        History.Add(json is null ? History[^1].Remove(id) : History[^1].SetItem(id, new StoredResource(id, change.Revision, json)));
        return change;
    }

    public void Compact(long through) => _compacted = Math.Max(_compacted, Math.Min(through, Head));

    /// <summary>Ends the read that has been under way for longest; false where there is none.</summary>
    public bool EndRead()
    {
        if (!_underWay.TryDequeue(out var end))
        {
            return false;
        }

        end();
        return true;
    }

    public Task<StorePage> ReadPageAsync(ResourceId? after, ReadLimit limit, CancellationToken cancellationToken)
    {
        // Small pages, so that much falls between them.
        var rest = History[^1].Values.Where(resource => after is null || ResourceIdOrder.Instance.Compare(resource.Id, after) > 0).ToList();
        return EndLater(new StorePage(Head, [.. rest.Take(2)], rest.Count > 2));
    }

    public Task<StoreLog> ReadLogAsync(long afterRevision, ReadLimit limit, CancellationToken cancellationToken) => EndLater(new StoreLog(
        "mesh", Head, _compacted, afterRevision < _compacted ? [] : [.. _log.Skip((int)afterRevision).Take(Math.Min(3, limit.Entries))]));

    public Task<StoreOpening> OpenAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<StoredResource?> ReadAsync(ResourceId id, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task CommitAsync(long expectedHead, IReadOnlyList<ResourceChange> changes, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task CompactAsync(long throughRevision, CancellationToken cancellationToken) => throw new NotSupportedException();

    private Task<T> EndLater<T>(T result)
    {
        if (!HoldsReads)
        {
            return Task.FromResult(result);
        }

        var read = new TaskCompletionSource<T>();
        _underWay.Enqueue(() => read.SetResult(result));
        return read.Task;
    }
}
