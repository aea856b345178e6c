using OrleansMesh.Abstractions.Feed;
using OrleansMesh.Abstractions.Resources;

namespace OrleansMesh.Grains.Tests.Feed;

/// <summary>What relays answer and whom they tell.</summary>
public sealed class FeedRelayGrainTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private readonly ShiftedTime _time = new(new DateTimeOffset(2026, 11, 24, 0, 0, 0, TimeSpan.Zero));

    // The client holds observers by weak references.
    private readonly List<SimulatedEdge> _alive = [];
    private FaultyStore _store = null!;
    private MeshCluster _mesh = null!;

    public async ValueTask InitializeAsync() => _mesh = await MeshCluster.StartAsync(
        _folder, new MeshGrainOptions { MaxObserversPerRelay = 2 }, real => _store = new FaultyStore(real), _time);

    public async ValueTask DisposeAsync()
    {
        await _mesh.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task EmptyMesh_LacksNothing()
    {
        var answer = await SubscribeAsync(new SimulatedEdge("e"), 0);
        Assert.Equal((0, null, false), (answer.HeadRevision, answer.Delta, answer.SnapshotNeeded));
        Assert.NotEmpty(answer.MeshId);
        var page = await _mesh.Relay().ReadPage(null);
        Assert.Equal((0, 0, false), (page.Revision, page.Resources.Length, page.More));
    }

    [Fact]
    public async Task Observer_IsToldOfAChangeAtOnce()
    {
        var (edge, told) = Watched("e");
        await SubscribeAsync(edge, 0);
        var written = await WriteAsync("a");

        var delta = await told;
        Assert.Equal((0, 1), (delta.FromRevision, delta.ToRevision));
        Assert.Equal([new ResourceChange(1, written.Id, written.Json)], delta.Changes);
        Assert.Equal((await SubscribeAsync(edge, 1)).MeshId, delta.MeshId);
    }

    [Fact]
    public async Task RevisionAheadOfTheMesh_NeedsASnapshot()
    {
        await WriteAsync("a");
        var answer = await SubscribeAsync(new SimulatedEdge("e"), 99);
        Assert.True(answer.SnapshotNeeded);
        Assert.Null(answer.Delta);
        Assert.Equal(1, answer.HeadRevision);
    }

    [Fact]
    public async Task ObserverThatHangs_DelaysNeitherWritersNorOthers()
    {
        using var gate = new ManualResetEventSlim();
        var stalled = new SimulatedEdge("stalled") { OnChanged = _ => gate.Wait(TestContext.Current.CancellationToken) };
        var (edge, told) = Watched("e");
        await SubscribeAsync(stalled, 0);
        await SubscribeAsync(edge, 0);

        await WriteAsync("a");
        Assert.Equal(1, (await told).ToRevision);
        gate.Set();
    }

    [Fact]
    public async Task ObserverThatDoesNotRenew_IsToldNoMore()
    {
        var (lapsed, _) = Watched("lapsed");
        var (edge, told) = Watched("e");
        await SubscribeAsync(lapsed, 0);
        _time.Advance(FeedRelays.SubscriptionLifetime + TimeSpan.FromSeconds(1));
        await SubscribeAsync(edge, 0);

        await WriteAsync("a");
        await told;
        Assert.Equal(0, lapsed.Received);
    }

    [Fact]
    public async Task ObserverThatUnsubscribed_IsToldNoMore()
    {
        var (gone, _) = Watched("gone");
        var (edge, told) = Watched("e");
        var reference = _mesh.Grains.CreateObjectReference<IFeedObserver>(gone);
        await _mesh.Relay().Subscribe(new FeedSubscription("gone", reference, 0));
        await _mesh.Relay().Unsubscribe("gone", reference);
        await SubscribeAsync(edge, 0);

        await WriteAsync("a");
        await told;
        Assert.Equal(0, gone.Received);
    }

    [Fact]
    public async Task ObserverWithoutAPlace_IsAnsweredAllTheSame()
    {
        await SubscribeAsync(new SimulatedEdge("one"), 0);
        await SubscribeAsync(new SimulatedEdge("two"), 0);
        await WriteAsync("a");
        await _mesh.Relay().List(new ListQuery("VirtualService", null));
        Assert.Equal(1, (await SubscribeAsync(new SimulatedEdge("three"), 0)).Delta!.ToRevision);
    }

    [Fact]
    public async Task Subscription_IsAnsweredWhileTheStoreHangs()
    {
        await WriteAsync("a");
        await _mesh.Relay().List(new ListQuery("VirtualService", null));
        var reached = new TaskCompletionSource();
        var gate = new TaskCompletionSource();
        _store.OnReadLog = async read =>
        {
            reached.TrySetResult();
            await gate.Task;
            return await read();
        };
        var list = _mesh.Relay().List(new ListQuery("VirtualService", null));
        await reached.Task;
        Assert.Equal(1, (await SubscribeAsync(new SimulatedEdge("e"), 0)).HeadRevision);
        Assert.False(list.IsCompleted);
        gate.SetResult();
        Assert.Single((await list).Resources);
    }

    [Fact]
    public async Task Lists_HoldEveryChangeAcknowledgedBefore()
    {
        for (var i = 0; i < 20; i++)
        {
            var written = await WriteAsync($"v{i:00}");
            var lists = await Task.WhenAll(Enumerable.Range(0, FeedRelays.Count).Select(relay => _mesh.Relay(relay).List(new ListQuery("VirtualService", "default"))));
            Assert.All(lists, list => Assert.Equal(written, list.Resources[^1]));
        }
    }

    [Fact]
    public async Task Pages_AreBoundedAndComplete()
    {
        var filler = string.Join(", ", Enumerable.Range(0, 1_000).Select(i => $"k{i}: {new string('x', 50)}"));
        for (var i = 0; i < 40; i++)
        {
            var manifest = Manifest.VirtualService($"v{i:00}", metadata: $"annotations: {{ {filler} }}");
            Assert.True((await _mesh.VirtualService($"v{i:00}").Apply(manifest, WriteOptions.Default)).Accepted);
        }

        var list = await _mesh.Relay().List(new ListQuery("VirtualService", null));
        var paged = new List<StoredResource>();
        var pages = 0;
        FeedPage page;
        do
        {
            page = await _mesh.Relay().ReadPage(paged.Count == 0 ? null : paged[^1].Id);
            Assert.InRange(page.Resources.Sum(resource => (long)resource.Json.Length), 1, 1.2 * (1 << 20));
            paged.AddRange(page.Resources);
            pages++;
        }
        while (page.More);

        Assert.Equal(list.Resources, paged);
        Assert.InRange(pages, 2, 5);
    }

    private (SimulatedEdge Edge, Task<FeedDelta> Told) Watched(string name)
    {
        var told = new TaskCompletionSource<FeedDelta>(TaskCreationOptions.RunContinuationsAsynchronously);
        return (new SimulatedEdge(name) { OnChanged = delta => told.TrySetResult(delta) }, told.Task);
    }

    private Task<FeedAnswer> SubscribeAsync(SimulatedEdge edge, long held)
    {
        var reference = _mesh.Grains.CreateObjectReference<IFeedObserver>(edge);
        _alive.Add(edge);
        return _mesh.Relay().Subscribe(new FeedSubscription(edge.Name, reference, held));
    }

    private async Task<StoredResource> WriteAsync(string name)
    {
        var written = await _mesh.VirtualService(name).Apply(Manifest.VirtualService(name), WriteOptions.Default);
        Assert.True(written.Accepted, written.ToString());
        return written.Resource!;
    }
}
