using OrleansMesh.Grains.Storage;
using OrleansMesh.Silo.Storage;

namespace OrleansMesh.Silo.Tests.Storage;

/// <summary>Writes share transactions, and none takes another along.</summary>
public sealed class WriteQueueTests : IDisposable
{
    private readonly StorageFolder _folder = new();
    private readonly EmbeddedDatabase _database;

    public WriteQueueTests() => _database = _folder.Open();

    public void Dispose()
    {
        _database.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task WritesThatWait_ShareATransaction()
    {
        using var gate = await WriterGate.CloseAsync(_database);
        var writes = Enumerable.Range(0, 100).Select(i => InsertAsync($"g{i}")).ToList();
        Assert.DoesNotContain(writes, write => write.IsCompleted);
        gate.Open();
        await gate.Done;
        await Task.WhenAll(writes);

        Assert.Equal(100, await CountAsync());
        Assert.Equal((2, 101), (_folder.Count("orleansmesh.storage.transactions"), _folder.Count("orleansmesh.storage.writes")));
    }

    [Fact]
    public async Task Readers_DoNotWaitForTheWriterAndSeeOnlyWhatIsDurable()
    {
        await InsertAsync("first");
        using var gate = await WriterGate.CloseAsync(_database);
        var second = InsertAsync("second");
        Assert.Equal(1, await CountAsync());
        gate.Open();
        await second;
        Assert.Equal(2, await CountAsync());
    }

    [Fact]
    public async Task WriteThatFails_TakesNoOtherAlong()
    {
        using var gate = await WriterGate.CloseAsync(_database);
        var before = InsertAsync("before");
        var failing = _database.WriteAsync(session =>
        {
            session.Execute("INSERT INTO grain_state (state, grain, etag, content) VALUES ('s', 'half', 'e', x'00')");
            throw new InvalidOperationException("No.");
        });
        var after = InsertAsync("after");
        gate.Open();

        await Task.WhenAll(before, after);
        Assert.Equal("No.", (await Assert.ThrowsAsync<InvalidOperationException>(() => failing)).Message);
        Assert.Equal(2, await CountAsync());
    }

    [Fact]
    public async Task RefusedWrite_SaysWhy()
    {
        var refused = _database.WriteAsync(_ => new InvalidOperationException("Not now."));
        Assert.Equal("Not now.", (await Assert.ThrowsAsync<InvalidOperationException>(() => refused)).Message);
    }

    [Fact]
    public async Task WriteBeyondTheBound_IsRefusedAtOnce()
    {
        using var gate = await WriterGate.CloseAsync(_database);
        var writes = Enumerable.Range(0, WriteQueue.Capacity).Select(i => InsertAsync($"g{i}")).ToList();
        await Assert.ThrowsAsync<StoreOverloadedException>(() => InsertAsync("one-too-many"));
        Assert.Equal(1, _folder.Count("orleansmesh.storage.writes.refused"));
        gate.Open();
        await Task.WhenAll(writes);
        Assert.Equal(WriteQueue.Capacity, await CountAsync());
    }

    [Fact]
    public async Task Commits_GoBeforeGrainsState_AndHavePlacesOfTheirOwn()
    {
        using var gate = await WriterGate.CloseAsync(_database);
        var order = new List<string>();
        var states = Enumerable.Range(0, WriteQueue.Capacity).Select(_ => NoteAsync("state", isCommit: false)).ToList();
        var commit = NoteAsync("commit", isCommit: true);
        gate.Open();
        await Task.WhenAll([commit, .. states]);

        Assert.Equal("commit", order[0]);
        Assert.Equal(WriteQueue.Capacity + 1, order.Count);

        Task NoteAsync(string what, bool isCommit) => _database.WriteAsync(
            _ =>
            {
                order.Add(what);
                return null;
            },
            isCommit);
    }

    [Fact]
    public async Task Closing_EndsWhatWasLetIn()
    {
        List<Task> writes;
        using (var database = _folder.Open(Path.Combine(_folder.Path, "other")))
        {
            writes = [.. Enumerable.Range(0, 50).Select(i => InsertAsync(database, $"g{i}"))];
        }

        Assert.All(writes, write => Assert.True(write.IsCompletedSuccessfully));
        using var again = _folder.Open(Path.Combine(_folder.Path, "other"));
        Assert.Equal(50, await CountAsync(again));
    }

    [Fact]
    public async Task Transaction_IsOnTheDiskBeforeItIsAnswered()
    {
        // FULL (2) makes SQLite wait for the disk at every commit; what it does then is SQLite's to test.
        (object? Synchronous, object? Journal) modes = default;
        await _database.WriteAsync(session =>
        {
            modes = (session.Value("PRAGMA synchronous"), session.Value("PRAGMA journal_mode"));
            return null;
        });
        Assert.Equal((2L, "wal"), modes);
    }

    private Task InsertAsync(string grain) => InsertAsync(_database, grain);

    private static Task InsertAsync(EmbeddedDatabase database, string grain) => database.WriteAsync(session =>
    {
        session.Execute("INSERT INTO grain_state (state, grain, etag, content) VALUES ('s', $1, 'e', x'00')", grain);
        return null;
    });

    private Task<long> CountAsync() => CountAsync(_database);

    private static Task<long> CountAsync(EmbeddedDatabase database) =>
        database.ReadAsync(session => (long)session.Value("SELECT count(*) FROM grain_state")!, TestContext.Current.CancellationToken);
}
