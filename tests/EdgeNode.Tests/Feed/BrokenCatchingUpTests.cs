using OrleansMesh.EdgeNode.Feed;
using OrleansMesh.EdgeNode.Switching;
using OrleansMesh.EdgeNode.Tests.Fixtures;

namespace OrleansMesh.EdgeNode.Tests.Feed;

/// <summary>A catching up that breaks off in the middle: nothing half, foreign or past is served.</summary>
public sealed class BrokenCatchingUpTests
{
    private readonly FakeMesh _mesh = new();
    private readonly Latest<HeldMesh> _output = new();

    [Theory]
    [InlineData("mesh-2")]
    [InlineData("mesh-3")]
    public async Task StoreSetBackOrExchangedBetweenTheAnswerAndItsPages_TakesNothingAway(string meshOfThePages)
    {
        var follower = Follower();
        Change("a", "b");
        await CatchUpAsync(follower);
        Assert.True(_output.TryTake(out _));
        _mesh.Replace("mesh-2");
        Change("c");
        _mesh.BeforePage = () => _mesh.Replace(meshOfThePages);

        await Assert.ThrowsAsync<InvalidDataException>(() => CatchUpAsync(follower));

        Assert.False(_output.HasValue);
        Assert.Equal([Documents.Id("a"), Documents.Id("b")], follower.Held!.Documents.Keys.OrderBy(id => id.Name));
    }

    [Fact]
    public async Task NudgeAfterACatchingUpThatBrokeOff_ServesNoRevisionOfThePast()
    {
        var follower = Follower();
        await CatchUpAsync(follower);
        Assert.True(_output.TryTake(out _));
        Change("a", "b", "c", "d");
        _mesh.DeltaSpan = 2;
        _mesh.BeforeCall = () => _mesh.Subscriptions == 2 ? throw new TimeoutException() : Task.CompletedTask;
        await Assert.ThrowsAsync<TimeoutException>(() => CatchUpAsync(follower));
        Assert.Equal(2, follower.Held!.Revision);

        Assert.True(follower.TryApply(_mesh.Delta(2, 3)));
        Assert.False(_output.HasValue);
        Assert.True(follower.TryApply(_mesh.Delta(3, 4)));

        Assert.True(_output.TryTake(out var mesh));
        Assert.Equal(4, mesh.Revision);
    }

    private FeedFollower Follower() => new("edge", _mesh, new FeedInbox(new MirrorSwitch()), _output, held: null);

    private void Change(params string[] names)
    {
        foreach (var name in names)
        {
            _mesh.Change(Documents.Id(name), Documents.VirtualService(name, 1));
        }
    }

    private static Task CatchUpAsync(FeedFollower follower) =>
        follower.CatchUpAsync(TimeSpan.FromSeconds(30), TimeProvider.System, TestContext.Current.CancellationToken);
}
