using System.Collections.Concurrent;
using OrleansMesh.Abstractions.Mirroring;
using OrleansMesh.EdgeNode.Switching;
using OrleansMesh.EdgeNode.Tables;
using OrleansMesh.Routing.Matching;

namespace OrleansMesh.EdgeNode.Mirroring;

/// <summary>The lanes of the process, one per target and limits: made when the first table names the target, closed when the last one that did is gone.</summary>
internal sealed partial class ShadowLanes
{
    private static readonly TimeSpan StopTime = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<ShadowLane, bool> _alive = new();
    private readonly SharedParts<(ClusterKey Target, LaneLimits Limits), ShadowLane> _lanes;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;

    /// <summary>No lanes yet.</summary>
    /// <param name="options">The bounds of each lane.</param>
    /// <param name="senders">Makes the client of a new lane.</param>
    /// <param name="mirroring">The mesh-wide switch; when it falls, all that waits or is under way ends.</param>
    /// <param name="time">The clock of shadows' timeouts.</param>
    /// <param name="logger">Where defects are told.</param>
    public ShadowLanes(MirroringOptions options, Func<LaneLimits, IShadowSender> senders, MirrorSwitch mirroring, TimeProvider time, ILogger<ShadowLanes> logger)
    {
        _time = time;
        _logger = logger;
        Budget = new ByteBudget(options.MaxBodyBytes);
        _lanes = new(
            key => Open(new ShadowLane(key.Target, key.Limits, senders(key.Limits), new BudgetShare(Budget), options, mirroring, time, logger)),
            lane => _ = RetireAsync(lane));
        mirroring.Changed += OnSwitched;
    }

    /// <summary>The bytes of bodies that all lanes share.</summary>
    public ByteBudget Budget { get; }

    /// <summary>Every lane that is not closed yet.</summary>
    public ICollection<ShadowLane> Alive => _alive.Keys;

    /// <summary>The lane of <paramref name="target"/> with these limits; to be given back once. Mirrors whose policies give them other limits have a lane of their own.</summary>
    public ShadowLane Rent(ClusterKey target, LaneLimits limits) => _lanes.Rent((target, limits));

    /// <summary>Gives a lane back: with the last share it finishes what it has and closes its connections.</summary>
    public void Return(ShadowLane lane) => _lanes.Return((lane.Target, lane.Limits));

    /// <summary>
    /// Takes no more shadows (they count as dropped, reason <c>shutdown</c>) and waits for those under way; what is not over by the deadline is
    /// given up and counts as failed, reason <c>shutdown</c>. Then every account is settled: nothing is in flight.
    /// </summary>
    /// <param name="deadline">Cancelled when the time is up.</param>
    public async Task DrainAsync(CancellationToken deadline)
    {
        var lanes = _alive.Keys.ToArray();
        var closed = Task.WhenAll(lanes.Select(lane => lane.CloseAsync()));
        await closed.WaitAsync(deadline).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (closed.IsCompleted)
        {
            return;
        }

        foreach (var lane in lanes)
        {
            lane.Stop();
        }

        // What was given up ends at once. Should it not, for a defect, the process must stop all the same.
        await closed.WaitAsync(StopTime, _time, CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!closed.IsCompleted)
        {
            Log.NotSettled(_logger, lanes.Sum(lane => lane.Admitted));
        }
    }

    private void OnSwitched(MirrorSwitchState state)
    {
        if (state.Suspended)
        {
            foreach (var lane in _alive.Keys)
            {
                lane.Abort(ShadowOutcome.FailedKilled);
            }
        }
    }

    private ShadowLane Open(ShadowLane lane)
    {
        _alive[lane] = true;
        return lane;
    }

    private async Task RetireAsync(ShadowLane lane)
    {
        await lane.CloseAsync();
        _alive.TryRemove(lane, out _);
        lane.Dispose();
        Log.Closed(_logger, lane.Target.ToString());
    }

    private static partial class Log
    {
        [LoggerMessage(3201, LogLevel.Debug, "No route mirrors to {Target} any more; its lane is closed.", EventName = "ShadowLaneClosed")]
        public static partial void Closed(ILogger logger, string target);

        [LoggerMessage(3203, LogLevel.Error, "{Shadows} shadows did not end when they were given up; they stay in flight in the accounts.", EventName = "ShadowsNotSettled")]
        public static partial void NotSettled(ILogger logger, int shadows);
    }
}
