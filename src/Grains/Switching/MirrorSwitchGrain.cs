using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OrleansMesh.Abstractions.Feed;
using OrleansMesh.Abstractions.Mirroring;
using OrleansMesh.Grains.Edges;
using OrleansMesh.Grains.Storage;

namespace OrleansMesh.Grains.Switching;

/// <inheritdoc cref="IMirrorSwitchGrain"/>
[GrainType("mirrorswitch")]
internal sealed partial class MirrorSwitchGrain(
    [PersistentState("mirrorswitch", GrainStorageNames.Mesh)] IPersistentState<SwitchedState> state,
    [FromKeyedServices(MeshGrains.Clock)] TimeProvider time,
    ILogger<MirrorSwitchGrain> logger) : Grain, IMirrorSwitchGrain
{
    // Apart from the state to be written, which is not durable yet while others ask.
    private MirrorSwitchState _durable = MirrorSwitchState.Untouched;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _durable = state.State.Switch;
        return Task.CompletedTask;
    }

    public Task<MirrorSwitchState> Get() => Task.FromResult(_durable);

    public async Task<MirrorSwitchState?> Set(MirrorSwitchChange change)
    {
        if (change.ExpectedVersion is { } expected && expected != _durable.Version)
        {
            return null;
        }

        var next = SwitchRule.After(_durable, change, time.GetUtcNow());
        if (next != _durable)
        {
            await DurableState.WriteAsync(this, state, new SwitchedState { Switch = next });
            _durable = next;
            Log.Switched(logger, next.Suspended ? "suspended" : "on", next.Version, next.ChangedBy, next.Reason);
        }

        // Also where nothing changed: whoever sets it again may do so because an edge has not heard of it.
        for (var relay = 0; relay < FeedRelays.Count; relay++)
        {
            GrainFactory.GetGrain<ISwitchedRelayGrain>(relay).Switched(next).Ignore();
        }

        return next;
    }

    private static partial class Log
    {
        [LoggerMessage(2310, LogLevel.Warning, "Mirroring is {State} in the whole mesh (version {Version}), by {Writer}: {Reason}", EventName = "MirroringSwitched")]
        public static partial void Switched(ILogger logger, string state, long version, string writer, string reason);
    }
}
