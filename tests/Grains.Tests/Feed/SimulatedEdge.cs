using System.Collections.Immutable;
using OrleansMesh.Abstractions.Feed;
using OrleansMesh.Abstractions.Mirroring;
using OrleansMesh.Abstractions.Resources;
using OrleansMesh.Grains.Resources;

namespace OrleansMesh.Grains.Tests.Feed;

/// <summary>An edge that keeps to the contract of the feed. What it is sent waits until the test lets it be taken, in whatever order.</summary>
internal sealed class SimulatedEdge(string name) : IFeedObserver
{
    private readonly Lock _lock = new();
    private readonly List<FeedDelta> _received = [];

    public string Name { get; } = name;

    public long Held { get; private set; }

    public ImmutableSortedDictionary<ResourceId, StoredResource> Resources { get; private set; } =
        ImmutableSortedDictionary<ResourceId, StoredResource>.Empty.WithComparers(ResourceIdOrder.Instance);

    /// <summary>Told of every delta as it arrives.</summary>
    public Action<FeedDelta> OnChanged { get; set; } = _ => { };

    public int Received
    {
        get
        {
            lock (_lock)
            {
                return _received.Count;
            }
        }
    }

    public Task Changed(FeedDelta delta)
    {
        Keep(delta);
        OnChanged(delta);
        return Task.CompletedTask;
    }

    /// <summary>Told of every state of the switch as it arrives.</summary>
    public Action<MirrorSwitchState> OnSwitched { get; set; } = _ => { };

    public Task Switched(MirrorSwitchState state)
    {
        OnSwitched(state);
        return Task.CompletedTask;
    }

    /// <summary>Puts a delta among those that wait.</summary>
    public void Keep(FeedDelta delta)
    {
        lock (_lock)
        {
            _received.Add(delta);
        }
    }

    /// <summary>Takes one of the deltas that wait; it stays among them, as if sent again.</summary>
    public void Take(int which)
    {
        FeedDelta? delta = null;
        lock (_lock)
        {
            if (_received.Count > 0)
            {
                delta = _received[which % _received.Count];
            }
        }

        Apply(delta);
    }

    public void Apply(FeedDelta? delta)
    {
        if (delta is not null && delta.FromRevision == Held)
        {
            (Held, Resources) = (delta.ToRevision, After(Resources, delta));
        }
    }

    /// <summary>Reads all pages and mends them; <paramref name="between"/> runs between two pages.</summary>
    public async Task ReadSnapshotAsync(IFeedRelayGrain relay, IFeedObserver self, Func<Task> between)
    {
        var page = await relay.ReadPage(null);
        var (held, newest) = (page.Revision, page.Revision);
        var resources = Resources.Clear().AddRange(page.Resources.Select(Entry));
        while (page.More)
        {
            await between();
            page = await relay.ReadPage(page.Resources[^1].Id);
            newest = page.Revision;
            resources = resources.SetItems(page.Resources.Select(Entry));
        }

        while (held < newest)
        {
            var answer = await relay.Subscribe(new FeedSubscription(Name, self, held));
            if (answer.Delta is null)
            {
                return;
            }

            (held, resources) = (answer.Delta.ToRevision, After(resources, answer.Delta));
        }

        if (held > Held)
        {
            (Held, Resources) = (held, resources);
        }
    }

    private static ImmutableSortedDictionary<ResourceId, StoredResource> After(ImmutableSortedDictionary<ResourceId, StoredResource> before, FeedDelta delta) =>
        delta.Changes.Aggregate(
            before,
            (state, change) => change.Json is null ? state.Remove(change.Id) : state.SetItem(change.Id, new StoredResource(change.Id, change.Revision, change.Json)));

    private static KeyValuePair<ResourceId, StoredResource> Entry(StoredResource resource) => new(resource.Id, resource);
}
