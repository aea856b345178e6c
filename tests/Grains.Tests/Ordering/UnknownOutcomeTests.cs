using OrleansMesh.Abstractions.Feed;
using OrleansMesh.Abstractions.Resources;
using OrleansMesh.Grains.Ordering;

namespace OrleansMesh.Grains.Tests.Ordering;

/// <summary>A write whose acknowledgement was lost is there wholly or not at all, and may be repeated.</summary>
public sealed class UnknownOutcomeTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private FaultyStore _store = null!;
    private MeshCluster _mesh = null!;

    public async ValueTask InitializeAsync() => _mesh = await MeshCluster.StartAsync(_folder, wrap: real => _store = new FaultyStore(real));

    public async ValueTask DisposeAsync()
    {
        await _mesh.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task StoreThatFailsAfterTheCommit_LeavesTheWholeChange()
    {
        _store.OnCommit = FailAfter(1);
        var grain = _mesh.VirtualService("a");
        await Assert.ThrowsAsync<WriteOutcomeUnknownException>(() => grain.Apply(Manifest.VirtualService("a"), WriteOptions.Default));

        var held = await grain.Get();
        Assert.Equal(1, held!.Revision);
        Assert.Equal([held], (await _mesh.Relay().List(new ListQuery("VirtualService", null))).Resources);
        Assert.Equal(WriteOutcome.Unchanged, (await grain.Apply(Manifest.VirtualService("a"), WriteOptions.Default)).Outcome);
        Assert.Equal(WriteOutcome.AlreadyExists, (await grain.Create(Manifest.VirtualService("a"), WriteOptions.Default)).Outcome);
    }

    [Fact]
    public async Task StoreThatFailsBeforeTheCommit_LeavesNothing()
    {
        _store.OnCommit = (number, commit) => number == 1 ? throw new IOException("The disk is gone.") : commit();
        var grain = _mesh.VirtualService("a");
        await Assert.ThrowsAsync<WriteOutcomeUnknownException>(() => grain.Apply(Manifest.VirtualService("a"), WriteOptions.Default));

        Assert.Null(await grain.Get());
        Assert.Empty((await _mesh.Relay().List(new ListQuery("VirtualService", null))).Resources);
        var again = await grain.Apply(Manifest.VirtualService("a"), WriteOptions.Default);
        Assert.Equal((WriteOutcome.Created, 1L), (again.Outcome, again.Resource!.Revision));
    }

    [Fact]
    public async Task RepeatedWriteThatNamedARevision_Conflicts()
    {
        var grain = _mesh.VirtualService("a");
        await grain.Create(Manifest.VirtualService("a"), WriteOptions.Default);
        _store.OnCommit = FailAfter(2);
        var options = new WriteOptions { ExpectedRevision = 1 };
        await Assert.ThrowsAsync<WriteOutcomeUnknownException>(() => grain.Replace(Manifest.VirtualService("a", "other"), options));

        var again = await grain.Replace(Manifest.VirtualService("a", "other"), options);
        Assert.Equal((WriteOutcome.Conflict, 2L), (again.Outcome, again.Resource!.Revision));
    }

    [Fact]
    public async Task RepeatedDelete_AnswersNotFound()
    {
        var grain = _mesh.VirtualService("a");
        await grain.Create(Manifest.VirtualService("a"), WriteOptions.Default);
        _store.OnCommit = FailAfter(2);
        await Assert.ThrowsAsync<WriteOutcomeUnknownException>(() => grain.Delete(WriteOptions.Default));
        Assert.Equal(WriteOutcome.NotFound, (await grain.Delete(WriteOptions.Default)).Outcome);
    }

    [Fact]
    public async Task CommitThatLandsAfterTheReload_IsNotDenied()
    {
        var grain = _mesh.VirtualService("a");
        await grain.Create(Manifest.VirtualService("a", "m0"), WriteOptions.Default);
        var late = Lose(2);
        await Assert.ThrowsAsync<WriteOutcomeUnknownException>(() => grain.Apply(Manifest.VirtualService("a", "m1"), WriteOptions.Default));
        Assert.Equal(1, (await grain.Get())!.Revision);
        await late();

        // The mesh serves m1 now: m0 is not what it already has.
        var again = await grain.Apply(Manifest.VirtualService("a", "m0"), WriteOptions.Default);
        Assert.Equal((WriteOutcome.Updated, 3L), (again.Outcome, again.Resource!.Revision));
    }

    [Fact]
    public async Task GetAfterAnUnknownOutcome_WaitsForTheCommitThatIsUnderWay()
    {
        var grain = _mesh.VirtualService("a");
        await grain.Create(Manifest.VirtualService("a", "m0"), WriteOptions.Default);
        var late = Lose(2);
        await Assert.ThrowsAsync<WriteOutcomeUnknownException>(() => grain.Apply(Manifest.VirtualService("a", "m1"), WriteOptions.Default));

        // The store works in order: what is asked behind the lost commit is answered after it.
        _store.OnCommit = async (number, commit) =>
        {
            if (number == 3)
            {
                await late();
            }

            await commit();
        };
        Assert.Equal(2, (await grain.Get())!.Revision);
    }

    [Fact]
    public async Task StoreThatFailsWhileMemoryIsConfirmed_CostsTheAnswerAndNoMore()
    {
        var grain = _mesh.VirtualService("a");
        await grain.Create(Manifest.VirtualService("a"), WriteOptions.Default);
        _store.OnCommit = (number, commit) => number == 2 ? throw new IOException("The disk is gone.") : commit();
        Assert.Equal(WriteOutcome.Overloaded, (await grain.Apply(Manifest.VirtualService("a"), WriteOptions.Default)).Outcome);
        Assert.Equal(WriteOutcome.Unchanged, (await grain.Apply(Manifest.VirtualService("a"), WriteOptions.Default)).Outcome);
    }

    [Fact]
    public async Task WritersThatWaitedBehindTheFailure_AreWrittenAfterAll()
    {
        var reached = new TaskCompletionSource();
        var gate = new TaskCompletionSource();
        _store.OnCommit = async (number, commit) =>
        {
            if (number == 1)
            {
                reached.SetResult();
                await gate.Task;
                throw new IOException("The disk is gone.");
            }

            await commit();
        };
        var first = _mesh.VirtualService("first").Apply(Manifest.VirtualService("first"), WriteOptions.Default);
        await reached.Task;
        var others = Enumerable.Range(0, 10).Select(i => _mesh.VirtualService($"a{i}").Apply(Manifest.VirtualService($"a{i}"), WriteOptions.Default)).ToList();
        gate.SetResult();

        await Assert.ThrowsAsync<WriteOutcomeUnknownException>(() => first);
        foreach (var other in others)
        {
            Assert.Equal(WriteOutcome.Created, (await other).Outcome);
        }

        Assert.Equal(10, (await _mesh.Relay().List(new ListQuery("VirtualService", null))).Resources.Length);
    }

    [Fact]
    public async Task AuthorityThatFailsByItself_AnswersAllThatWaitAndStartsAnew()
    {
        var reached = new TaskCompletionSource();
        var gate = new TaskCompletionSource();
        _store.OnCommit = async (number, commit) =>
        {
            if (number == 1)
            {
                reached.SetResult();
                await gate.Task;
            }

            await commit();
        };
        var authority = _mesh.Grains.GetGrain<IRevisionLogGrain>(0);
        var first = authority.Commit(new CommitRequest(Id("first"), 0, new DocumentTemplate("<", ">")));
        await reached.Task;

        // No grain makes a document without text; an authority trips over it where it fills its batch.
        var broken = authority.Commit(new CommitRequest(Id("broken"), 0, new DocumentTemplate(null!, null!)));
        var behind = authority.Confirm(Id("behind"), 0);
        gate.SetResult();

        Assert.Equal(new CommitAnswer(CommitOutcome.Committed, 1), await first);
        Assert.Equal(CommitAnswer.Unknown, await broken);
        Assert.Contains((await behind).Outcome, new[] { CommitOutcome.Unknown, CommitOutcome.Fenced, CommitOutcome.Confirmed });
        var next = await _mesh.VirtualService("a").Apply(Manifest.VirtualService("a"), WriteOptions.Default);
        Assert.Equal((WriteOutcome.Created, 2L), (next.Outcome, next.Resource!.Revision));
    }

    private static ResourceId Id(string name) => new("VirtualService", "default", name);

    // The answer to one commit is lost before it is made; it is made when the test says so.
    private Func<Task> Lose(int lost)
    {
        Func<Task>? held = null;
        _store.OnCommit = (number, commit) =>
        {
            if (number != lost)
            {
                return commit();
            }

            held = commit;
            throw new IOException("The answer is lost.");
        };
        return () => held!();
    }

    private static Func<int, Func<Task>, Task> FailAfter(int failing) => async (number, commit) =>
    {
        await commit();
        if (number == failing)
        {
            throw new IOException("The answer is lost.");
        }
    };
}
