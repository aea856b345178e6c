using System.Collections.Immutable;
using OrleansMesh.Abstractions.Budgets;
using OrleansMesh.Abstractions.Edges;
using OrleansMesh.Abstractions.Feed;
using OrleansMesh.Abstractions.Resources;
using OrleansMesh.EdgeNode.ControlPlane;

namespace OrleansMesh.EdgeNode.Tests.Fixtures;

/// <summary>
/// A control plane at the rim of the contract: a log, a relay that reads it, and whatever goes wrong between them and the edge. Keeps the
/// whole state at every revision, so that a test can ask what an edge that holds a revision must hold.
/// </summary>
internal sealed class FakeMesh : IControlPlane, IFeedRelayGrain
{
    private readonly List<ResourceChange> _log = [];
    private readonly List<ImmutableSortedDictionary<string, StoredResource>> _states = [ImmutableSortedDictionary<string, StoredResource>.Empty.WithComparers(StringComparer.Ordinal)];
    private long _compacted;

    public string MeshId { get; set; } = "mesh-1";

    public long Head => _log.Count;

    /// <summary>How many revisions one delta spans at most.</summary>
    public int DeltaSpan { get; set; } = 1_000;

    /// <summary>How many resources a page holds.</summary>
    public int PageSize { get; set; } = 500;

    /// <summary>Runs before each page is read.</summary>
    public Action? BeforePage { get; set; }

    /// <summary>Stands before every call of the relay; throws where the call is to fail.</summary>
    public Func<Task>? BeforeCall { get; set; }

    public int Subscriptions { get; private set; }

    public int Pages { get; private set; }

    public IFeedObserver? Observer { get; private set; }

    public IFeedRelayGrain Relay => this;

    public IEdgeGrain Edge { get; init; } = new FakeEdgeGrain();

    /// <summary>Answers claims to budgets.</summary>
    public Func<string, IMirrorBudgetGrain> Budgets { get; init; } = policy => throw new NotSupportedException($"{policy} has no budget here");

    public IMirrorBudgetGrain Budget(string policy) => Budgets(policy);

    public IFeedObserver Reach(IFeedObserver observer) => observer;

    /// <summary>What there is at a revision: documents by id.</summary>
    public IReadOnlyDictionary<string, string> At(long revision) => _states[(int)revision].ToDictionary(entry => entry.Key, entry => entry.Value.Json);

    /// <summary>Makes a change; null deletes.</summary>
    public void Change(ResourceId id, string? json)
    {
        var change = new ResourceChange(Head + 1, id, json);
        _log.Add(change);
        _states.Add(json is null ? _states[^1].Remove(id.ToString()) : _states[^1].SetItem(id.ToString(), new StoredResource(id, change.Revision, json)));
    }

    /// <summary>Forgets the log through <paramref name="revision"/>.</summary>
    public void Compact(long revision) => _compacted = Math.Max(_compacted, Math.Min(revision, Head));

    /// <summary>Puts the store back to an earlier revision, as a restored backup does.</summary>
    public void SetBack(long revision)
    {
        _log.RemoveRange((int)revision, (int)(Head - revision));
        _states.RemoveRange((int)revision + 1, _states.Count - (int)revision - 1);
        _compacted = Math.Min(_compacted, revision);
    }

    /// <summary>Begins anew with an empty store.</summary>
    public void Replace(string meshId)
    {
        SetBack(0);
        MeshId = meshId;
    }

    /// <summary>The nudge from one revision to another.</summary>
    public FeedDelta Delta(long from, long to) => new(
        from,
        to,
        [.. _log.Skip((int)from).Take((int)(to - from)).GroupBy(change => change.Id).Select(group => group.Last()).OrderBy(change => change.Revision)])
    {
        MeshId = MeshId,
    };

    public async Task<FeedAnswer> Subscribe(FeedSubscription subscription)
    {
        await (BeforeCall?.Invoke() ?? Task.CompletedTask);
        Subscriptions++;
        Observer = subscription.Observer;
        var held = subscription.HeldRevision;
        if (held > Head || held < _compacted)
        {
            return new FeedAnswer(Head, null, SnapshotNeeded: true) { MeshId = MeshId };
        }

        var delta = held == Head ? null : Delta(held, Math.Min(Head, held + DeltaSpan));
        return new FeedAnswer(Head, delta, SnapshotNeeded: false) { MeshId = MeshId };
    }

    public Task Unsubscribe(string edgeName, IFeedObserver observer)
    {
        Observer = null;
        return Task.CompletedTask;
    }

    public async Task<FeedPage> ReadPage(ResourceId? after)
    {
        await (BeforeCall?.Invoke() ?? Task.CompletedTask);
        BeforePage?.Invoke();
        Pages++;
        var rest = _states[^1].Where(entry => after is null || string.CompareOrdinal(entry.Key, after.ToString()) > 0).Select(entry => entry.Value).ToList();
        return new FeedPage(Head, [.. rest.Take(PageSize)], rest.Count > PageSize) { MeshId = MeshId };
    }

    public Task<ResourceList> List(ListQuery query) => throw new NotSupportedException("edges do not list");
}
