using OrleansMesh.EdgeNode.ControlPlane;
using OrleansMesh.EdgeNode.Feed;
using OrleansMesh.EdgeNode.Settings;
using OrleansMesh.EdgeNode.Switching;
using OrleansMesh.EdgeNode.Tests.Fixtures;

namespace OrleansMesh.EdgeNode.Tests.Feed;

public sealed class FeedWatcherTests : IAsyncLifetime
{
    private readonly FakeMesh _mesh = new();
    private readonly FeedInbox _inbox = new(new MirrorSwitch());
    private readonly Latest<HeldMesh> _output = new();
    private readonly WaitingTime _time = new();
    private readonly RecordingLogger<FeedWatcher> _log = new();
    private readonly FeedWatcher _watcher;

    public FeedWatcherTests()
    {
        // A jitter in the middle: periods are what the settings say, backoffs three quarters of their bound.
        var jitter = new Jitter(() => 1u << 31);
        _watcher = new FeedWatcher(new FeedFollower("edge", _mesh, _inbox, _output, held: null), _inbox, new FeedOptions(), jitter, _time, _log);
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await _watcher.StopAsync(CancellationToken.None);
        _watcher.Dispose();
    }

    [Fact]
    public async Task Subscription_IsRenewedEveryPeriod()
    {
        await _watcher.StartAsync(TestContext.Current.CancellationToken);
        var wait = await _time.NextWaitAsync();

        Assert.Equal(TimeSpan.FromSeconds(3), wait);
        Assert.Equal(1, _mesh.Subscriptions);

        _time.Advance(wait);
        await _time.NextWaitAsync();
        Assert.Equal(2, _mesh.Subscriptions);
    }

    [Fact]
    public async Task NudgeThatFollows_IsAppliedWithoutAsking()
    {
        await _watcher.StartAsync(TestContext.Current.CancellationToken);
        await _time.NextWaitAsync();
        Assert.Equal(0, (await TakeAsync()).Revision);
        Change();

        await _mesh.Observer!.Changed(_mesh.Delta(0, 1));

        Assert.Equal(1, (await TakeAsync()).Revision);
        Assert.Equal(1, _mesh.Subscriptions);
    }

    [Fact]
    public async Task NudgeThatDoesNotFollow_IsRepairedAtOnce()
    {
        await _watcher.StartAsync(TestContext.Current.CancellationToken);
        await _time.NextWaitAsync();
        Assert.Equal(0, (await TakeAsync()).Revision);
        Change();
        Change();

        await _mesh.Observer!.Changed(_mesh.Delta(1, 2));

        Assert.Equal(2, (await TakeAsync()).Revision);
        await _time.NextWaitAsync();
        Assert.Equal(2, _mesh.Subscriptions);
    }

    [Fact]
    public async Task FailuresInARow_BackOffToTheBoundAndAreToldOnce()
    {
        _mesh.BeforeCall = () => throw new TimeoutException("no silo");
        await _watcher.StartAsync(TestContext.Current.CancellationToken);
        var waits = new List<double>();
        for (var i = 0; i < 7; i++)
        {
            var wait = await _time.NextWaitAsync();
            waits.Add(wait.TotalMilliseconds);
            _time.Advance(wait);
        }

        Assert.Equal([75, 150, 300, 600, 1200, 1500, 1500], waits);
        Assert.Equal("Warning: The control plane cannot be followed; revision 0 is served on. TimeoutException: no silo", Assert.Single(_log.Lines));

        await _time.NextWaitAsync();
        _mesh.BeforeCall = null;
        _time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(TimeSpan.FromSeconds(3), await _time.NextWaitAsync());
        Assert.Null(_watcher.Status.Problem);
        Assert.Equal(8, _watcher.Status.Failures);
    }

    [Fact]
    public async Task NudgesWhileRelayFails_DoNotUndoTheBackoff()
    {
        await _watcher.StartAsync(TestContext.Current.CancellationToken);
        await _time.NextWaitAsync();
        Assert.Equal(0, (await TakeAsync()).Revision);
        Change();
        Change();
        Change();
        var calls = 0;
        _mesh.BeforeCall = () =>
        {
            calls++;
            throw new TimeoutException();
        };
        await _mesh.Observer!.Changed(_mesh.Delta(1, 2));
        await _time.NextWaitAsync();

        // When the second has been applied, the first has been looked at.
        await _mesh.Observer!.Changed(_mesh.Delta(1, 2));
        await _mesh.Observer!.Changed(_mesh.Delta(0, 1));
        Assert.Equal(1, (await TakeAsync()).Revision);

        Assert.Equal(1, calls);
    }

    [Fact]
    public async Task RelayThatNeverAnswers_IsGivenUpAfterTheCallTimeout()
    {
        _mesh.BeforeCall = () => new TaskCompletionSource().Task;
        await _watcher.StartAsync(TestContext.Current.CancellationToken);
        Assert.Equal(TimeSpan.FromSeconds(5), await _time.NextWaitAsync());

        _time.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal(TimeSpan.FromMilliseconds(75), await _time.NextWaitAsync());
        Assert.Equal(1, _watcher.Status.Failures);
    }

    [Fact]
    public async Task EmptyNewStore_IsAProblemToldOnce()
    {
        Change();
        await _watcher.StartAsync(TestContext.Current.CancellationToken);
        var wait = await _time.NextWaitAsync();
        _mesh.Replace("mesh-2");
        _time.Advance(wait);
        wait = await _time.NextWaitAsync();
        _time.Advance(wait);
        await _time.NextWaitAsync();

        Assert.Equal("the control plane's store is new and empty; what was held before is served on", _watcher.Status.Problem);
        Assert.Equal("mesh-2", _watcher.Status.AnsweringMesh);
        Assert.Single(_log.Lines);
    }

    private void Change() => _mesh.Change(Documents.Id("a"), Documents.VirtualService("a", (int)_mesh.Head + 1));

    private ValueTask<HeldMesh> TakeAsync() => _output.TakeAsync(TestContext.Current.CancellationToken);
}
