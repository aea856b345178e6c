using CsCheck;
using OrleansMesh.Abstractions.Feed;
using OrleansMesh.Abstractions.Mirroring;
using OrleansMesh.Abstractions.Resources;
using OrleansMesh.Grains.Switching;
using OrleansMesh.Grains.Tests.Feed;

namespace OrleansMesh.Grains.Tests.Switching;

/// <summary>The switch reaches every edge of every relay, whatever the ordering authority does, and lasts.</summary>
public sealed class MirrorSwitchGrainTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Epoch = new(2026, 11, 24, 0, 0, 0, TimeSpan.Zero);

    private readonly TemporaryFolder _folder = new();
    private readonly ShiftedTime _time = new(Epoch);
    private readonly List<SimulatedEdge> _alive = [];
    private FaultyStore _store = null!;
    private MeshCluster _mesh = null!;

    private IMirrorSwitchGrain Switch => _mesh.Grains.GetGrain<IMirrorSwitchGrain>(0);

    public async ValueTask InitializeAsync() => _mesh = await StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _mesh.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task EdgesOfAllRelays_AreToldAtOnce_WhileTheAuthorityAndTheRelaysWaitForTheStore()
    {
        var told = new List<Task<MirrorSwitchState>>();
        for (var relay = 0; relay < FeedRelays.Count; relay++)
        {
            told.Add(await WatchAsync(relay));
        }

        // The authority hangs in a commit, and every relay in a reading of the log.
        var gate = new TaskCompletionSource();
        var (committing, reading) = (new TaskCompletionSource(), 0);
        var allRead = new TaskCompletionSource();
        _store.OnCommit = async (_, commit) =>
        {
            committing.TrySetResult();
            await gate.Task;
            await commit();
        };
        _store.OnReadLog = async read =>
        {
            if (Interlocked.Increment(ref reading) == FeedRelays.Count)
            {
                allRead.TrySetResult();
            }

            await gate.Task;
            return await read();
        };
        var write = _mesh.VirtualService("a").Apply(Manifest.VirtualService("a"), WriteOptions.Default);
        var lists = Enumerable.Range(0, FeedRelays.Count).Select(relay => _mesh.Relay(relay).List(new ListQuery("VirtualService", null))).ToList();
        await committing.Task;
        await allRead.Task;

        var set = await Switch.Set(new(true, "database on fire", "ops", null));
        foreach (var state in await Task.WhenAll(told))
        {
            Assert.Equal(set, state);
        }

        Assert.False(write.IsCompleted);
        Assert.All(lists, list => Assert.False(list.IsCompleted));
        Assert.Equal((true, "database on fire", "ops", Epoch), (set!.Suspended, set.Reason, set.ChangedBy, set.ChangedAt!.Value));
        gate.SetResult();
        Assert.True((await write).Accepted);
        await Task.WhenAll(lists);
    }

    [Fact]
    public async Task Switch_SurvivesARestart_AndNewRelaysTellItToWhoeverSubscribes()
    {
        Assert.Equal(MirrorSwitchState.Untouched, await Switch.Get());
        var set = await Switch.Set(new(true, "why", "ops", 0));
        await _mesh.DisposeAsync();
        _mesh = await StartAsync();

        Assert.Equal(set, await Switch.Get());
        Assert.Equal(set, await await WatchAsync(1));
        var edge = new SimulatedEdge("late");
        _alive.Add(edge);
        Assert.Equal(set, (await _mesh.Relay(1).Subscribe(new("late", _mesh.Grains.CreateObjectReference<IFeedObserver>(edge), 0))).Switch);
    }

    [Fact]
    public async Task ChangeForAnotherVersion_ChangesNothing()
    {
        var set = await Switch.Set(new(true, "why", "ops", null));
        Assert.Null(await Switch.Set(new(false, null, "other", set!.Version - 1)));
        Assert.Equal(set, await Switch.Get());
        var back = await Switch.Set(new(false, null, "other", set.Version));
        Assert.Equal((set.Version + 1, false, "why", "other"), (back!.Version, back.Suspended, back.Reason, back.ChangedBy));
        Assert.Equal(back, await Switch.Set(new(false, null, "third", null)));
    }

    [Fact]
    public void Versions_AlwaysRise_AndAreNewerThanThoseOfAStoreThatIsGone()
    {
        var change = Gen.Select(Gen.Bool, Gen.Int[-5_000, 5_000]);
        change.Array[1, 50].Sample(changes =>
        {
            var (state, now) = (MirrorSwitchState.Untouched, Epoch);
            foreach (var (suspended, milliseconds) in changes)
            {
                // Clocks also step back.
                now = now.AddMilliseconds(milliseconds);
                var next = SwitchRule.After(state, new(suspended, null, "ops", null), now);
                Assert.True(next.Version > state.Version || next == state);
                Assert.Equal(suspended, next.Suspended);
                state = next;
            }

            var anew = SwitchRule.After(MirrorSwitchState.Untouched, new(false, null, "ops", null), Epoch.AddDays(1));
            Assert.True(anew.Version > state.Version);
        });
    }

    private async Task<Task<MirrorSwitchState>> WatchAsync(int relay)
    {
        var told = new TaskCompletionSource<MirrorSwitchState>(TaskCreationOptions.RunContinuationsAsynchronously);
        var edge = new SimulatedEdge($"r{relay}")
        {
            OnSwitched = state =>
            {
                if (state.Version > 0)
                {
                    told.TrySetResult(state);
                }
            },
        };
        _alive.Add(edge);
        var answer = await _mesh.Relay(relay).Subscribe(new(edge.Name, _mesh.Grains.CreateObjectReference<IFeedObserver>(edge), 0));
        if (answer.Switch is { } known)
        {
            edge.OnSwitched(known);
        }

        return told.Task;
    }

    private Task<MeshCluster> StartAsync() => MeshCluster.StartAsync(
        _folder, new MeshGrainOptions { RelayRepairInterval = TimeSpan.FromHours(1) }, real => _store = new FaultyStore(real), _time);
}
