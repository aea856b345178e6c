using CsCheck;
using OrleansMesh.Abstractions.Feed;
using OrleansMesh.EdgeNode.Feed;
using OrleansMesh.EdgeNode.Switching;
using OrleansMesh.EdgeNode.Tests.Fixtures;

namespace OrleansMesh.EdgeNode.Tests.Feed;

public sealed class FeedFollowerTests
{
    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(30);

    private readonly FakeMesh _mesh = new();
    private readonly Latest<HeldMesh> _output = new();

    /// <summary>What may happen, in any order. Numbers are reduced to what there is when they are used.</summary>
    private static readonly Gen<(int Step, int A, int B)> GenStep = Gen.Select(Gen.Int[0, 9], Gen.Int[0, 1_000], Gen.Int[0, 1_000]);

    [Fact]
    public void NudgesLostRepeatedAndReordered_EndAtTheHead() => Gen.Select(GenStep.Array[1, 60], Gen.Int[1, 5], Gen.Int[1, 4]).Sample(
        (steps, deltaSpan, pageSize) => RunAsync(steps, deltaSpan, pageSize).GetAwaiter().GetResult(),
        iter: 2_000);

    [Fact]
    public async Task FirstAnswerOfAnEmptyMesh_IsHandedOn()
    {
        var follower = Follower();

        await CatchUpAsync(follower);

        Assert.True(_output.TryTake(out var mesh));
        Assert.Equal(("mesh-1", 0, 0), (mesh.MeshId, mesh.Revision, mesh.Documents.Count));
    }

    [Fact]
    public async Task AnotherMesh_ReplacesAllThatWasHeld()
    {
        var follower = Follower();
        Change("a", "b");
        await CatchUpAsync(follower);
        _mesh.Replace("mesh-2");
        Change("c");

        await CatchUpAsync(follower);

        Assert.True(_output.TryTake(out var mesh));
        Assert.Equal(("mesh-2", 1), (mesh.MeshId, mesh.Revision));
        Assert.Equal([Documents.Id("c")], mesh.Documents.Keys);
        Assert.Equal("mesh-2", follower.AnsweringMesh);
    }

    [Fact]
    public async Task AnotherMeshAtTheSameRevision_IsNotTakenForTheSame()
    {
        var follower = Follower();
        Change("a");
        await CatchUpAsync(follower);
        _mesh.Replace("mesh-2");
        Change("b");

        Assert.False(follower.TryApply(_mesh.Delta(0, 1)));
        await CatchUpAsync(follower);

        Assert.Equal([Documents.Id("b")], follower.Held!.Documents.Keys);
    }

    [Fact]
    public async Task EmptyStore_TakesNothingAwayUntilItsFirstChange()
    {
        var follower = Follower();
        Change("a");
        await CatchUpAsync(follower);
        Assert.True(_output.TryTake(out _));
        _mesh.Replace("mesh-2");

        await CatchUpAsync(follower);

        Assert.True(follower.StoreIsEmpty);
        Assert.False(_output.HasValue);
        Assert.Equal([Documents.Id("a")], follower.Held!.Documents.Keys);

        Change("b");
        await CatchUpAsync(follower);

        Assert.False(follower.StoreIsEmpty);
        Assert.Equal([Documents.Id("b")], follower.Held.Documents.Keys);
    }

    [Fact]
    public async Task StoreThatWasSetBack_IsReadAnew()
    {
        var follower = Follower();
        Change("a", "b", "c");
        await CatchUpAsync(follower);
        _mesh.SetBack(1);

        await CatchUpAsync(follower);

        Assert.Equal(1, follower.Held!.Revision);
        Assert.Equal([Documents.Id("a")], follower.Held.Documents.Keys);
    }

    [Fact]
    public async Task ChangesBetweenPages_AreNeverSeenHalf()
    {
        var follower = Follower();
        Change("a", "b", "c", "d");
        _mesh.Compact(4);
        _mesh.PageSize = 1;
        _mesh.BeforePage = () =>
        {
            if (_mesh.Pages == 2)
            {
                // Behind and before the reader's place.
                _mesh.Change(Documents.Id("a"), null);
                _mesh.Change(Documents.Id("d"), Documents.VirtualService("d", 99));
            }
        };

        // Whatever has been handed on when the relay is asked the next time.
        var handedOn = new List<HeldMesh>();
        _mesh.BeforeCall = () =>
        {
            if (_output.TryTake(out var mesh))
            {
                handedOn.Add(mesh);
            }

            return Task.CompletedTask;
        };

        await CatchUpAsync(follower);
        await _mesh.BeforeCall();

        Assert.Equal(6, follower.Held!.Revision);
        Assert.All(handedOn, AssertHolds);
        Assert.Same(follower.Held, handedOn[^1]);
        Assert.Equal(1, follower.Snapshots);
    }

    [Fact]
    public async Task LogThatIsCompactedFasterThanPagesAreRead_IsAFailureAndNotALoop()
    {
        var follower = Follower();
        Change("a", "b");
        _mesh.Compact(2);
        _mesh.PageSize = 1;
        _mesh.BeforePage = () =>
        {
            Change("c");
            _mesh.Compact(_mesh.Head);
        };

        await Assert.ThrowsAsync<InvalidDataException>(() => CatchUpAsync(follower));

        Assert.Null(follower.Held);
        Assert.False(_output.HasValue);
        Assert.Equal(3, follower.Snapshots);
    }

    [Fact]
    public async Task LongWay_IsHandedOnAtItsEndAlone()
    {
        var follower = Follower();
        Change("a", "b", "c", "d", "e");
        _mesh.DeltaSpan = 1;
        var calls = 0;
        _mesh.BeforeCall = () =>
        {
            Assert.False(_output.HasValue);
            return ++calls == 3 ? throw new TimeoutException() : Task.CompletedTask;
        };

        // Also where the way is interrupted.
        await Assert.ThrowsAsync<TimeoutException>(() => CatchUpAsync(follower));
        Assert.Equal(2, follower.Held!.Revision);
        await CatchUpAsync(follower);

        Assert.True(_output.TryTake(out var mesh));
        Assert.Equal(5, mesh.Revision);
        Assert.Equal(6, calls);
    }

    [Fact]
    public async Task ChangesThatNeverEnd_DoNotKeepAnEdgeFromServingWhatItHasReached()
    {
        var follower = Follower();
        Change("a", "b");
        _mesh.DeltaSpan = 1;
        var handedOn = new List<long>();
        _mesh.BeforeCall = () =>
        {
            if (_output.TryTake(out var mesh))
            {
                handedOn.Add(mesh.Revision);
            }

            if (_mesh.Head < 20)
            {
                Change("c");
            }

            return Task.CompletedTask;
        };

        await CatchUpAsync(follower);

        // The head was 3 at the first answer.
        Assert.Equal(3, handedOn[0]);
        Assert.Equal(20, follower.Held!.Revision);
    }

    [Fact]
    public async Task DeltaOfThePast_ChangesNothing()
    {
        var follower = Follower();
        Change("a", "b");
        await CatchUpAsync(follower);

        Assert.True(follower.TryApply(_mesh.Delta(0, 1)));
        Assert.True(follower.TryApply(_mesh.Delta(0, 2)));

        Assert.Equal(2, follower.Held!.Revision);
        Assert.Equal(2, follower.StaleDeltas);
    }

    [Fact]
    public async Task DeltaThatBeginsInThePastAndEndsInTheFuture_IsNotApplied()
    {
        var follower = Follower();
        Change("a");
        await CatchUpAsync(follower);
        Change("b");

        Assert.False(follower.TryApply(_mesh.Delta(0, 2)));

        Assert.Equal(1, follower.Held!.Revision);
    }

    private async Task RunAsync((int Step, int A, int B)[] steps, int deltaSpan, int pageSize)
    {
        var mesh = new FakeMesh { DeltaSpan = deltaSpan, PageSize = pageSize };
        var output = new Latest<HeldMesh>();
        var follower = new FeedFollower("edge", mesh, new FeedInbox(new MirrorSwitch()), output, held: null);
        var nudges = new List<FeedDelta>();
        var last = 0L;
        foreach (var (step, a, b) in steps)
        {
            switch (step)
            {
                case <= 3:
                    var before = mesh.Head;
                    mesh.Change(Documents.Id($"n{a % 7}"), b % 4 == 0 ? null : Documents.VirtualService($"n{a % 7}", (b % 60_000) + 1));
                    nudges.Add(mesh.Delta(before, mesh.Head));
                    break;
                case <= 6 when nudges.Count > 0:
                    // Any nudge, also twice, also long after its time.
                    follower.TryApply(nudges[a % nudges.Count]);
                    break;
                case 7 when mesh.Head > 0:
                    mesh.Compact(a % (mesh.Head + 1));
                    break;
                case 8 when mesh.Head > 1:
                    var from = a % mesh.Head;
                    nudges.Add(mesh.Delta(from, from + 1 + (b % (mesh.Head - from))));
                    break;
                case 9:
                    await CatchUpAsync(follower);
                    break;
            }

            if (output.TryTake(out var taken))
            {
                Assert.True(taken.Revision >= last);
                last = taken.Revision;
                AssertHolds(mesh, taken);
            }
        }

        await CatchUpAsync(follower);

        Assert.Equal(mesh.Head, follower.Held!.Revision);
        AssertHolds(mesh, follower.Held);
    }

    private FeedFollower Follower() => new("edge", _mesh, new FeedInbox(new MirrorSwitch()), _output, held: null);

    private void Change(params string[] names)
    {
        foreach (var name in names)
        {
            _mesh.Change(Documents.Id(name), Documents.VirtualService(name, 1));
        }
    }

    private void AssertHolds(HeldMesh held) => AssertHolds(_mesh, held);

    private static void AssertHolds(FakeMesh mesh, HeldMesh held)
    {
        var expected = mesh.At(held.Revision);
        Assert.Equal(expected, held.Documents.ToDictionary(entry => entry.Key.ToString(), entry => entry.Value));
        Assert.Equal(expected.Keys.Order(), held.Snapshot.Resources.Keys.Select(key => key.ToString()).Order());
    }

    private static Task CatchUpAsync(FeedFollower follower) => follower.CatchUpAsync(CallTimeout, TimeProvider.System, TestContext.Current.CancellationToken);
}
