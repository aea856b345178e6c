using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OrleansMesh.Abstractions.Feed;
using OrleansMesh.Abstractions.Mirroring;
using OrleansMesh.Abstractions.Registry;
using OrleansMesh.Abstractions.Resources;
using OrleansMesh.Grains.Analysis;
using OrleansMesh.Grains.Registry;
using OrleansMesh.Grains.Resources;
using OrleansMesh.Grains.Storage;
using OrleansMesh.Grains.Switching;
using OrleansMesh.Routing.Registry;

namespace OrleansMesh.Grains.Feed;

/// <inheritdoc cref="IFeedRelayGrain"/>
[GrainType("feedrelay")]
internal sealed partial class FeedRelayGrain(
    IMeshStore store,
    MeshGrainOptions options,
    GrainMetrics metrics,
    AnalysisCache analysis,
    [FromKeyedServices(MeshGrains.Clock)] TimeProvider time,
    ILogger<FeedRelayGrain> logger) : Grain, IFeedRelayGrain, INudgedRelayGrain, IRegistryRelayGrain, IAnalysisRelayGrain, ISwitchedRelayGrain
{
    private readonly MeshFollower _mesh = new(store, metrics);
    private readonly FeedObservers _observers = new(options.MaxObserversPerRelay, time, metrics);
    private readonly RegistryCache _registry = new(new RegistryOptions { DomainSuffix = options.DomainSuffix });
    private MirrorSwitchState? _switch;
    private long _told;
    private (long Revision, ImmutableArray<StoredResource> All) _all = (-1, []);

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await _mesh.StartAsync(cancellationToken);
        _told = _mesh.Held;
        this.RegisterGrainTimer(
            _ => AskSwitchAsync(),
            new GrainTimerCreationOptions(TimeSpan.Zero, options.RelayRepairInterval) { Interleave = true });
        this.RegisterGrainTimer(
            _ => ReadOnAsync(),
            new GrainTimerCreationOptions(options.RelayRepairInterval, options.RelayRepairInterval) { Interleave = true });
        Log.Started(logger, this.GetPrimaryKeyLong(), _mesh.Held, _mesh.Resources.Count);
    }

    public async Task<FeedAnswer> Subscribe(FeedSubscription subscription)
    {
        if (!_observers.Renew(subscription.Observer))
        {
            Log.ObserverRefused(logger, subscription.EdgeName, options.MaxObserversPerRelay);
        }

        if (subscription.HeldRevision > _mesh.Held)
        {
            await ReadOnAsync();
        }

        var delta = _mesh.Tail.After(subscription.HeldRevision, ReadLimit.Feed, _mesh.MeshId);
        return new FeedAnswer(_mesh.Held, delta, delta is null && subscription.HeldRevision != _mesh.Held) { MeshId = _mesh.MeshId, Switch = _switch };
    }

    public Task Unsubscribe(string edgeName, IFeedObserver observer)
    {
        _observers.Remove(observer);
        return Task.CompletedTask;
    }

    public Task<FeedPage> ReadPage(ResourceId? after) => Task.FromResult(_mesh.Resources.Page(_mesh.MeshId, _mesh.Held, after, ReadLimit.Feed));

    public async Task<ResourceList> List(ListQuery query)
    {
        await ReadOnAsync();
        return new ResourceList(_mesh.Held, Readable(query));
    }

    public async Task<AnalyzedList> ListAnalyzed(ListQuery query)
    {
        await ReadOnAsync();
        var asked = Readable(query);
        var list = new ResourceList(_mesh.Held, asked);
        return new AnalyzedList(list, await StatusesAsync(asked));
    }

    public async Task<string?> Status(ResourceId id)
    {
        await ReadOnAsync();
        return _mesh.Resources.Find(id) is { } stored ? (await StatusesAsync([stored]))[0] : null;
    }

    public async Task<ServiceDescription?> Describe(string host)
    {
        await ReadOnAsync();
        var view = _registry.At(_mesh.Held, _mesh.Resources).Find(host);
        return view is null ? null : ServiceDescriptions.Of(view, _mesh.Held);
    }

    public async Task Committed(RelayNudge nudge)
    {
        if (nudge.MeshId == _mesh.MeshId)
        {
            _mesh.Apply(nudge.Changes);
        }

        if (_mesh.Held < nudge.ToRevision)
        {
            await ReadOnAsync();
        }
        else
        {
            TellObservers();
        }
    }

    public Task Switched(MirrorSwitchState state)
    {
        if (_switch is null || state.Version >= _switch.Version)
        {
            _switch = state;
            _observers.Send(state);
        }

        return Task.CompletedTask;
    }

    // Mends a message that was lost, and tells a new activation. Where it fails, the next turn of the timer tries again.
    private async Task AskSwitchAsync()
    {
        var state = await GrainFactory.GetGrain<IMirrorSwitchGrain>(0).Get();
        if (_switch is null || state.Version > _switch.Version)
        {
            await Switched(state);
        }
    }

    // Not in the grain's turn: an edge need not wait until ten thousand resources are looked at.
    // Only edges are given the values of Secrets, by the feed.
    private ImmutableArray<StoredResource> Readable(ListQuery query) =>
        [.. _mesh.Resources.OfKind(query.Kind, query.Namespace).Select(SecretDocuments.Redacted)];

    private Task<ImmutableArray<string?>> StatusesAsync(ImmutableArray<StoredResource> asked)
    {
        if (_all.Revision != _mesh.Held)
        {
            _all = (_mesh.Held, [.. _mesh.Resources.All]);
        }

        var (meshId, (revision, all)) = (_mesh.MeshId, _all);
        return Task.Run(() => analysis.StatusesAsync(meshId, revision, all, asked));
    }

    private async Task ReadOnAsync()
    {
        await _mesh.CatchUpAsync();
        TellObservers();
    }

    private void TellObservers()
    {
        while (_told < _mesh.Held)
        {
            if (_mesh.Tail.After(_told, ReadLimit.Feed, _mesh.MeshId) is not { } delta)
            {
                // Further back than deltas reach: observers find out when they subscribe next.
                _told = _mesh.Held;
                return;
            }

            _observers.Send(delta);
            _told = delta.ToRevision;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(2100, LogLevel.Information, "Relay {Relay} starts at revision {Revision} with {Resources} resources.", EventName = "RelayStarted")]
        public static partial void Started(ILogger logger, long relay, long revision, int resources);

        [LoggerMessage(2101, LogLevel.Warning, "Edge {Edge} got no place among the observers of its relay: all {Limit} are taken. It hears of changes when it asks.", EventName = "ObserverRefused")]
        public static partial void ObserverRefused(ILogger logger, string edge, int limit);
    }
}
