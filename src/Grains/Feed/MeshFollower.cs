using OrleansMesh.Abstractions.Resources;
using OrleansMesh.Grains.Storage;

namespace OrleansMesh.Grains.Feed;

/// <summary>
/// All resources at one revision, which only rises, and the changes that led there. Follows the store's log; reads all resources anew where the
/// log no longer reaches back.
/// </summary>
/// <remarks>Not thread-safe: it lives in a grain, whose turns do not overlap. Its reads do interleave, which the rule "revision n + 1 follows n" makes harmless.</remarks>
internal sealed class MeshFollower(IMeshStore store, GrainMetrics metrics)
{
    // Between the first page and the end of the log, a compaction may come in the way. That often in a row it does not.
    private const int MaxReloads = 10;

    private static readonly ReadLimit Chunk = new(2_000, 4 << 20);

    private Task _underWay = Task.CompletedTask;
    private Task? _next;

    /// <summary>The mesh followed; empty before the first read.</summary>
    public string MeshId { get; private set; } = string.Empty;

    /// <summary>The revision of <see cref="Resources"/>.</summary>
    public long Held { get; private set; }

    /// <summary>All resources.</summary>
    public ResourceTable Resources { get; private set; } = new();

    /// <summary>The changes that led to <see cref="Held"/>.</summary>
    public ChangeTail Tail { get; } = new();

    /// <summary>Reads everything there is, and as much of the log as is kept for deltas.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await ReloadAsync(cancellationToken);
        await CatchUpAsync();
    }

    /// <summary>
    /// Afterwards everything is held that was durable before the call. A read under way may have looked too early; one more, shared by all who
    /// come meanwhile, has not.
    /// </summary>
    public Task CatchUpAsync()
    {
        if (_next is not null)
        {
            return _next;
        }

        return _underWay.IsCompleted ? _underWay = ReadOnAsync() : _next = ReadOnAfterAsync(_underWay);
    }

    /// <summary>Takes those changes that follow, one by one, on what is held; the rest is left.</summary>
    public void Apply(IEnumerable<ResourceChange> changes)
    {
        foreach (var change in changes)
        {
            if (change.Revision == Held + 1)
            {
                Resources.Apply(change);
                Tail.Add(change);
                Held = change.Revision;
            }
        }
    }

    private async Task ReadOnAfterAsync(Task before)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        _next = null;
        _underWay = ReadOnAsync();
        await _underWay;
    }

    private async Task ReadOnAsync()
    {
        StoreLog log;
        do
        {
            log = await store.ReadLogAsync(Held, Chunk, CancellationToken.None);
            MeshId = log.MeshId;
            if (log.Compacted > Held)
            {
                await ReloadAsync(CancellationToken.None);
            }
            else
            {
                Apply(log.Changes);
            }
        }
        while (Held < log.Head);
    }

    private async Task ReloadAsync(CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < MaxReloads; attempt++)
        {
            metrics.RelayReloaded();
            var (table, pagesFrom) = await ReadPagesAsync(cancellationToken);
            var (changes, from, end) = await ReadRecentAsync(pagesFrom, cancellationToken);
            if (changes is null)
            {
                continue;
            }

            if (end > Held || Held == 0)
            {
                Adopt(table, changes, from, pagesFrom, end);
            }

            return;
        }

        throw new InvalidOperationException("The log is compacted faster than the resources can be read.");
    }

    private async Task<(ResourceTable Table, long Revision)> ReadPagesAsync(CancellationToken cancellationToken)
    {
        var table = new ResourceTable();
        var page = await store.ReadPageAsync(null, Chunk, cancellationToken);
        var revision = page.Head;
        table.Append(page.Resources);
        while (page.More)
        {
            page = await store.ReadPageAsync(page.Resources[^1].Id, Chunk, cancellationToken);
            table.Append(page.Resources);
        }

        return (table, revision);
    }

    // Reads the log from as far back as the tail keeps it, and beyond the pages, which were read one after the other: what changed meanwhile is in the log.
    private async Task<(List<ResourceChange>? Changes, long From, long End)> ReadRecentAsync(long pagesFrom, CancellationToken cancellationToken)
    {
        var probe = await store.ReadLogAsync(pagesFrom, new ReadLimit(1, 1), cancellationToken);
        MeshId = probe.MeshId;
        var from = Math.Max(probe.Compacted, pagesFrom - ChangeTail.MaxEntries);
        if (from > pagesFrom)
        {
            return (null, from, from);
        }

        var changes = new List<ResourceChange>();
        var end = from;
        StoreLog log;
        do
        {
            log = await store.ReadLogAsync(end, Chunk, cancellationToken);
            if (log.Compacted > end)
            {
                return (null, from, end);
            }

            changes.AddRange(log.Changes);
            end += log.Changes.Count;
        }
        while (end < log.Head);

        return (changes, from, end);
    }

    private void Adopt(ResourceTable table, List<ResourceChange> changes, long from, long pagesFrom, long end)
    {
        Tail.Reset(from);
        foreach (var change in changes)
        {
            Tail.Add(change);
            if (change.Revision > pagesFrom)
            {
                table.Apply(change);
            }
        }

        Resources = table;
        Held = end;
    }
}
