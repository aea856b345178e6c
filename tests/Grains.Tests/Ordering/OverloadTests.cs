using OrleansMesh.Abstractions.Resources;
using OrleansMesh.Grains.Ordering;
using OrleansMesh.Grains.Storage;

namespace OrleansMesh.Grains.Tests.Ordering;

/// <summary>More writes than the store takes.</summary>
public sealed class OverloadTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private FaultyStore _store = null!;
    private MeshCluster _mesh = null!;

    public async ValueTask InitializeAsync() => _mesh = await MeshCluster.StartAsync(
        _folder, new MeshGrainOptions { MaxPendingCommits = 3 }, real => _store = new FaultyStore(real));

    public async ValueTask DisposeAsync()
    {
        await _mesh.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task WriteBeyondTheBound_IsRefusedAtOnceAndTheOthersAreWritten()
    {
        var reached = new TaskCompletionSource();
        var gate = new TaskCompletionSource();
        _store.OnCommit = async (number, commit) =>
        {
            reached.TrySetResult();
            await gate.Task;
            await commit();
        };
        var authority = _mesh.Grains.GetGrain<IRevisionLogGrain>(0);
        var first = authority.Commit(Request("first"));
        await reached.Task;
        var waiting = Enumerable.Range(0, 4).Select(i => authority.Commit(Request($"a{i}"))).ToList();

        // Three of them find a place, whichever come first.
        var one = await Task.WhenAny(waiting);
        Assert.Equal(CommitAnswer.Overloaded, await one);
        Assert.True(waiting.Remove(one));
        var refused = await _mesh.VirtualService("b").Apply(Manifest.VirtualService("b"), WriteOptions.Default);
        Assert.Equal(WriteOutcome.Overloaded, refused.Outcome);
        Assert.False(refused.Accepted);

        gate.SetResult();
        Assert.Equal(1, (await first).Revision);
        Assert.Equal([2, 3, 4], (await Task.WhenAll(waiting)).Select(answer => answer.Revision).Order());
        Assert.Equal(WriteOutcome.Created, (await _mesh.VirtualService("b").Apply(Manifest.VirtualService("b"), WriteOptions.Default)).Outcome);
    }

    [Fact]
    public async Task StoreThatIsOverloaded_CostsTheWriteAndNoMore()
    {
        _store.OnCommit = (number, commit) => number == 1 ? throw new StoreOverloadedException() : commit();
        var grain = _mesh.VirtualService("a");
        Assert.Equal(WriteOutcome.Overloaded, (await grain.Apply(Manifest.VirtualService("a"), WriteOptions.Default)).Outcome);
        Assert.Equal(WriteOutcome.Created, (await grain.Apply(Manifest.VirtualService("a"), WriteOptions.Default)).Outcome);
    }

    [Fact]
    public async Task StoreThatHangs_IsGivenUpAndItsLatecomerIsFenced()
    {
        await _mesh.DisposeAsync();
        _mesh = await MeshCluster.StartAsync(_folder, new MeshGrainOptions { CommitTimeout = TimeSpan.FromMilliseconds(100) }, real => _store = new FaultyStore(real));
        var gate = new TaskCompletionSource();
        var late = Task.CompletedTask;
        _store.OnCommit = (number, commit) => number == 1 ? late = HangAsync(gate.Task, commit) : commit();

        var grain = _mesh.VirtualService("a");
        await Assert.ThrowsAsync<WriteOutcomeUnknownException>(() => grain.Apply(Manifest.VirtualService("a", "late"), WriteOptions.Default));
        Assert.Equal(1, (await grain.Apply(Manifest.VirtualService("a", "second"), WriteOptions.Default)).Resource!.Revision);

        gate.SetResult();
        await Assert.ThrowsAsync<StaleHeadException>(() => late);
        Assert.Contains("second", (await _mesh.Store.ReadAsync(new ResourceId("VirtualService", "default", "a"), TestContext.Current.CancellationToken))!.Json, StringComparison.Ordinal);
    }

    private static async Task HangAsync(Task gate, Func<Task> commit)
    {
        await gate;
        await commit();
    }

    private static CommitRequest Request(string name) =>
        new(new ResourceId("VirtualService", "default", name), 0, new DocumentTemplate("{\"r\":\"", "\"}"));
}
