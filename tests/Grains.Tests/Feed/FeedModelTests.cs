using System.Collections.Immutable;
using CsCheck;
using OrleansMesh.Abstractions.Feed;
using OrleansMesh.Abstractions.Resources;
using OrleansMesh.Grains.Resources;

namespace OrleansMesh.Grains.Tests.Feed;

/// <summary>An edge that takes answers and nudges late, twice and in any order is at some revision exactly, never goes back, and ends where the store is.</summary>
public sealed class FeedModelTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<ImmutableSortedDictionary<ResourceId, StoredResource>> _history =
        [ImmutableSortedDictionary<ResourceId, StoredResource>.Empty.WithComparers(ResourceIdOrder.Instance)];

    private MeshCluster _mesh = null!;
    private int _edges;

    private enum Step
    {
        Write,
        Delete,
        Subscribe,
        SubscribeAndWait,
        Take,
        Snapshot,
        Restart,
    }

    public async ValueTask InitializeAsync() => _mesh = await MeshCluster.StartAsync(_folder, new MeshGrainOptions { LogRetention = 10 });

    public async ValueTask DisposeAsync()
    {
        await _mesh.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Edge_EndsWhereTheStoreIs()
    {
        var step = Gen.Frequency(
            (8, Gen.Const(Step.Write)),
            (2, Gen.Const(Step.Delete)),
            (2, Gen.Const(Step.Subscribe)),
            (3, Gen.Const(Step.SubscribeAndWait)),
            (6, Gen.Const(Step.Take)),
            (1, Gen.Const(Step.Snapshot)),
            (1, Gen.Const(Step.Restart)));
        await Gen.Select(step, Gen.Int[0, 20]).Array[10, 60].SampleAsync(RunAsync, iter: 25, threads: 1);
    }

    private async Task RunAsync((Step Step, int Number)[] steps)
    {
        var edge = new SimulatedEdge($"edge-{_edges++}");
        var relay = _mesh.Relay(FeedRelays.For(edge.Name));
        var self = _mesh.Grains.CreateObjectReference<IFeedObserver>(edge);
        var held = 0L;
        foreach (var (step, number) in steps)
        {
            await RunAsync(edge, relay, self, step, number);
            Assert.True(edge.Held >= held, "The edge went back.");
            held = edge.Held;
            RequireExact(edge);
        }

        await ConvergeAsync(edge, relay, self);
        Assert.Equal(_history.Count - 1, edge.Held);
        RequireExact(edge);
        await relay.Unsubscribe(edge.Name, self);
    }

    private async Task RunAsync(SimulatedEdge edge, IFeedRelayGrain relay, IFeedObserver self, Step step, int number)
    {
        switch (step)
        {
            case Step.Write:
                await WriteAsync($"v{number % 8}", $"d{_history.Count}");
                break;
            case Step.Delete:
                await DeleteAsync($"v{number % 8}");
                break;
            case Step.Subscribe:
                edge.Apply((await relay.Subscribe(new FeedSubscription(edge.Name, self, edge.Held))).Delta);
                break;
            case Step.SubscribeAndWait when (await relay.Subscribe(new FeedSubscription(edge.Name, self, edge.Held))).Delta is { } delta:
                edge.Keep(delta);
                break;
            case Step.Take:
                edge.Take(number);
                break;
            case Step.Snapshot:
                await edge.ReadSnapshotAsync(relay, self, () => WriteAsync("between", $"d{_history.Count}"));
                break;
            case Step.Restart when number < 3:
                await _mesh.Grains.GetGrain<IManagementGrain>(0).ForceActivationCollection(TimeSpan.Zero);
                break;
        }
    }

    private async Task ConvergeAsync(SimulatedEdge edge, IFeedRelayGrain relay, IFeedObserver self)
    {
        // The relay may not have heard of the last change yet; a list asks the store.
        await relay.List(new ListQuery("VirtualService", null));
        while (edge.Held < _history.Count - 1)
        {
            var answer = await relay.Subscribe(new FeedSubscription(edge.Name, self, edge.Held));
            Assert.Equal(answer.SnapshotNeeded, answer.Delta is null);
            edge.Apply(answer.Delta);
            if (answer.SnapshotNeeded)
            {
                await edge.ReadSnapshotAsync(relay, self, () => Task.CompletedTask);
            }
        }
    }

    private async Task WriteAsync(string name, string destination)
    {
        var written = await _mesh.VirtualService(name).Apply(Manifest.VirtualService(name, destination), WriteOptions.Default);
        Assert.True(written.Accepted);
        Assert.Equal(_history.Count, written.Resource!.Revision);
        _history.Add(_history[^1].SetItem(written.Resource.Id, written.Resource));
    }

    private async Task DeleteAsync(string name)
    {
        if ((await _mesh.VirtualService(name).Delete(WriteOptions.Default)).Outcome == WriteOutcome.Deleted)
        {
            _history.Add(_history[^1].Remove(new ResourceId("VirtualService", "default", name)));
        }
    }

    private void RequireExact(SimulatedEdge edge) => Assert.Equal(_history[(int)edge.Held].Values, edge.Resources.Values);
}
