using OrleansMesh.Abstractions.Resources;
using OrleansMesh.Grains.Resources;
using OrleansMesh.Grains.Storage;
using OrleansMesh.Silo.Storage;

namespace OrleansMesh.Silo.Tests.Storage;

/// <summary>The store keeps to the contract of <see cref="IMeshStore"/>.</summary>
public sealed class EmbeddedMeshStoreTests : IDisposable
{
    private static readonly ReadLimit All = new(int.MaxValue - 1, int.MaxValue);

    private readonly StorageFolder _folder = new();
    private readonly EmbeddedDatabase _database;
    private readonly EmbeddedMeshStore _store;

    public EmbeddedMeshStoreTests()
    {
        _database = _folder.Open();
        _store = new EmbeddedMeshStore(_database);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _database.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task NewStore_IsEmptyAtRevisionZero()
    {
        var opening = await _store.OpenAsync(Cancellation);
        Assert.Equal((0, 0, 0), (opening.Head, opening.Compacted, opening.Revisions.Count));
        Assert.Null(await _store.ReadAsync(Id("a"), Cancellation));
        Assert.Empty((await _store.ReadPageAsync(null, All, Cancellation)).Resources);
        Assert.Empty((await _store.ReadLogAsync(0, All, Cancellation)).Changes);
    }

    [Fact]
    public async Task Commit_MovesHeadResourcesAndLogTogether()
    {
        await _store.CommitAsync(0, [new(1, Id("a"), "{1}"), new(2, Id("b"), "{2}"), new(3, Id("a"), "{3}"), new(4, Id("b"), null)], Cancellation);

        var opening = await _store.OpenAsync(Cancellation);
        Assert.Equal(4, opening.Head);
        Assert.Equal([KeyValuePair.Create(Id("a"), 3L)], opening.Revisions);
        Assert.Equal(new StoredResource(Id("a"), 3, "{3}"), await _store.ReadAsync(Id("a"), Cancellation));
        Assert.Null(await _store.ReadAsync(Id("b"), Cancellation));
        var log = await _store.ReadLogAsync(1, All, Cancellation);
        Assert.Equal((opening.MeshId, 4, 0), (log.MeshId, log.Head, log.Compacted));
        Assert.Equal([new(2, Id("b"), "{2}"), new(3, Id("a"), "{3}"), new(4, Id("b"), null)], log.Changes);
    }

    [Fact]
    public async Task CommitOnAnotherHead_WritesNothing()
    {
        await _store.CommitAsync(0, [new(1, Id("a"), "{1}")], Cancellation);
        foreach (var expected in new[] { 0L, 2L })
        {
            var refusal = await Assert.ThrowsAsync<StaleHeadException>(() => _store.CommitAsync(expected, [new(expected + 1, Id("a"), "{x}")], Cancellation));
            Assert.Equal(1, refusal.Actual);
        }

        Assert.Equal("{1}", (await _store.ReadAsync(Id("a"), Cancellation))!.Json);
        Assert.Single((await _store.ReadLogAsync(0, All, Cancellation)).Changes);
    }

    [Fact]
    public async Task ManyCommitsOnOneHead_OneIsMade()
    {
        var commits = Enumerable.Range(0, 50).Select(i => _store.CommitAsync(0, [new(1, Id("a"), $"{{{i}}}")], Cancellation)).ToList();
        await Task.WhenAll(commits).ContinueWith(_ => { }, TaskScheduler.Default);
        Assert.Equal(1, commits.Count(commit => commit.IsCompletedSuccessfully));
        Assert.All(commits.Where(commit => commit.IsFaulted), commit => Assert.IsType<StaleHeadException>(commit.Exception!.InnerException));
        Assert.Equal(1, (await _store.OpenAsync(Cancellation)).Head);
    }

    [Fact]
    public async Task Pages_HoldEveryResourceInOrder()
    {
        var ids = new[] { "Gateway/z/a", "Service/a/b", "Service/a/b-c", "Service/a/b.c", "Service/a/bc", "Service/ab/a", "VirtualService/a/a" }
            .Select(text => text.Split('/'))
            .Select(parts => new ResourceId(parts[0], parts[1], parts[2]))
            .ToList();
        await _store.CommitAsync(0, [.. ids.AsEnumerable().Reverse().Select((id, i) => new ResourceChange(i + 1, id, "{}"))], Cancellation);

        foreach (var limit in new[] { new ReadLimit(1, 1 << 20), new ReadLimit(2, 1 << 20), new ReadLimit(3, 1 << 20), new ReadLimit(7, 1 << 20), new ReadLimit(500, 5), All })
        {
            var read = new List<ResourceId>();
            StorePage page;
            do
            {
                page = await _store.ReadPageAsync(read.Count == 0 ? null : read[^1], limit, Cancellation);
                Assert.InRange(page.Resources.Count, 1, limit.Entries);
                Assert.Equal(7, page.Head);
                read.AddRange(page.Resources.Select(resource => resource.Id));
            }
            while (page.More);

            Assert.Equal(ids, read);
            Assert.Equal(read.Order(ResourceIdOrder.Instance), read);
        }
    }

    [Fact]
    public async Task Log_IsReadInBoundedPieces()
    {
        await _store.CommitAsync(0, [.. Enumerable.Range(1, 10).Select(i => new ResourceChange(i, Id($"v{i}"), new string('x', 100)))], Cancellation);
        Assert.Equal([1L, 2L, 3L], (await _store.ReadLogAsync(0, new(3, 1 << 20), Cancellation)).Changes.Select(c => c.Revision));
        Assert.Equal([4L, 5L], (await _store.ReadLogAsync(3, new(500, 150), Cancellation)).Changes.Select(c => c.Revision));
        Assert.Equal([6L], (await _store.ReadLogAsync(5, new(500, 1), Cancellation)).Changes.Select(c => c.Revision));
        Assert.Empty((await _store.ReadLogAsync(10, All, Cancellation)).Changes);
        Assert.Empty((await _store.ReadLogAsync(11, All, Cancellation)).Changes);
    }

    [Fact]
    public async Task Compaction_ForgetsTheLogAndKeepsTheResources()
    {
        await _store.CommitAsync(0, [.. Enumerable.Range(1, 10).Select(i => new ResourceChange(i, Id($"v{i}"), "{}"))], Cancellation);
        await _store.CompactAsync(6, Cancellation);
        await _store.CompactAsync(3, Cancellation);
        await _store.CompactAsync(99, Cancellation);

        var opening = await _store.OpenAsync(Cancellation);
        Assert.Equal((10, 6, 10), (opening.Head, opening.Compacted, opening.Revisions.Count));
        var before = await _store.ReadLogAsync(5, All, Cancellation);
        Assert.Equal((10, 6, 0), (before.Head, before.Compacted, before.Changes.Count));
        Assert.Equal([7L, 8L, 9L, 10L], (await _store.ReadLogAsync(6, All, Cancellation)).Changes.Select(c => c.Revision));
        await _store.CommitAsync(10, [new(11, Id("v11"), "{}")], Cancellation);
    }

    [Fact]
    public async Task Text_IsKeptToTheLetter()
    {
        var json = "{\"a\":\"é 雪 \U0001F328 \\u0000 ' \\\" " + new string('x', 3 << 20) + "\"}";
        await _store.CommitAsync(0, [new(1, Id("a"), json)], Cancellation);
        Assert.Equal(json, (await _store.ReadAsync(Id("a"), Cancellation))!.Json);
        Assert.Equal(json, (await _store.ReadLogAsync(0, new(1, 1), Cancellation)).Changes[0].Json);
    }

    private static ResourceId Id(string name) => new("VirtualService", "default", name);
}
