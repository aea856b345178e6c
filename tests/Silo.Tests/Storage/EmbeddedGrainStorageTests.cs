using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;
using Orleans.Serialization.Serializers;
using Orleans.Storage;
using OrleansMesh.Grains.Edges;
using OrleansMesh.Silo.Storage;

namespace OrleansMesh.Silo.Tests.Storage;

/// <summary>Grains' state is durable when written, and never overwritten by who has not read it.</summary>
public sealed class EmbeddedGrainStorageTests : IDisposable
{
    private static readonly GrainId Grain = GrainId.Create("edge", "e/1");

    private readonly StorageFolder _folder = new();
    private readonly EmbeddedDatabase _database;
    private readonly ServiceProvider _services = new ServiceCollection().AddSerializer(s => s.AddAssembly(typeof(EdgeDirectoryState).Assembly)).BuildServiceProvider();
    private readonly EmbeddedGrainStorage _storage;

    public EmbeddedGrainStorageTests()
    {
        _database = _folder.Open();
        _storage = new EmbeddedGrainStorage(
            _database, ActivatorUtilities.CreateInstance<OrleansGrainStorageSerializer>(_services), _services.GetRequiredService<IActivatorProvider>());
    }

    public void Dispose()
    {
        _database.Dispose();
        _services.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task StateThatWasNeverWritten_IsNew()
    {
        var state = await ReadAsync();
        Assert.Empty(state.State!.Names);
        Assert.False(state.RecordExists);
        Assert.Null(state.ETag);
    }

    [Fact]
    public async Task WrittenState_IsReadBack()
    {
        var written = await WriteAsync(await ReadAsync(), "a", "b");
        Assert.True(written.RecordExists);
        var read = await ReadAsync();
        Assert.Equal(["a", "b"], read.State!.Names);
        Assert.True(read.RecordExists);
        Assert.Equal(written.ETag, read.ETag);
        Assert.Empty((await ReadAsync("other")).State!.Names);
        Assert.Empty((await ReadAsync(grain: GrainId.Create("edge", "e/2"))).State!.Names);
    }

    [Fact]
    public async Task WriterWhoseStateWasOvertaken_IsRefused()
    {
        await WriteAsync(await ReadAsync(), "a");
        var (first, second) = (await ReadAsync(), await ReadAsync());
        await WriteAsync(first, "first");

        var refusal = await Assert.ThrowsAsync<InconsistentStateException>(() => WriteAsync(second, "second"));
        Assert.Equal((first.ETag, second.ETag), (refusal.StoredEtag, refusal.CurrentEtag));
        await Assert.ThrowsAsync<InconsistentStateException>(() => _storage.ClearStateAsync("s", Grain, second));
        Assert.Equal(["first"], (await ReadAsync()).State!.Names);
    }

    [Fact]
    public async Task TwoFirstWriters_OneIsRefused()
    {
        var (first, second) = (await ReadAsync(), await ReadAsync());
        await WriteAsync(first, "first");
        await Assert.ThrowsAsync<InconsistentStateException>(() => WriteAsync(second, "second"));
        await Assert.ThrowsAsync<InconsistentStateException>(() => _storage.ClearStateAsync("s", Grain, second));
        Assert.Equal(["first"], (await ReadAsync()).State!.Names);
    }

    [Fact]
    public async Task ClearedState_IsNewAndItsFormerWriterIsRefused()
    {
        var state = await WriteAsync(await ReadAsync(), "a");
        var former = await ReadAsync();
        await _storage.ClearStateAsync("s", Grain, state);
        Assert.False(state.RecordExists);
        Assert.Empty(state.State!.Names);
        await WriteAsync(state, "again");
        await Assert.ThrowsAsync<InconsistentStateException>(() => WriteAsync(former, "former"));
        Assert.Equal(["again"], (await ReadAsync()).State!.Names);
    }

    private async Task<GrainState<EdgeDirectoryState>> ReadAsync(string name = "s", GrainId? grain = null)
    {
        var state = new GrainState<EdgeDirectoryState>();
        await _storage.ReadStateAsync(name, grain ?? Grain, state);
        return state;
    }

    private async Task<GrainState<EdgeDirectoryState>> WriteAsync(GrainState<EdgeDirectoryState> state, params string[] names)
    {
        state.State = new EdgeDirectoryState { Names = [.. names] };
        await _storage.WriteStateAsync("s", Grain, state);
        return state;
    }
}
