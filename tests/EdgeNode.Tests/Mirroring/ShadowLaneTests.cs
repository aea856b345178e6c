using Microsoft.Extensions.Logging.Abstractions;
using OrleansMesh.Abstractions.Mirroring;
using OrleansMesh.EdgeNode.Mirroring;
using OrleansMesh.EdgeNode.Switching;
using OrleansMesh.EdgeNode.Tests.Fixtures;
using OrleansMesh.Routing.Matching;

namespace OrleansMesh.EdgeNode.Tests.Mirroring;

/// <summary>A lane alone: its bounds, its order, and that every shadow ends in one account.</summary>
public sealed class ShadowLaneTests : LaneScene
{
    [Fact]
    public async Task Lane_RunsAsManyAsItMayKeepsAsManyAsItMayAndDropsTheNewest()
    {
        var lane = Lane(concurrency: 2, depth: 3);

        var refusals = Enumerable.Range(0, 7).Select(i => Offer(lane, $"/{i}").Refusal).ToArray();
        var first = await _sender.NextAsync();
        var second = await _sender.NextAsync();

        Assert.Equal([null, null, null, null, null, ShadowOutcome.DroppedLaneFull, ShadowOutcome.DroppedLaneFull], refusals);
        Assert.Equal((5, 2, 0), (lane.Admitted, lane.Running, _sender.Count));
        AssertTotals(considered: 7, sent: 5, succeeded: 0, inFlight: 5);

        first.Outcome.SetResult(ShadowOutcome.Succeeded);
        Assert.Equal("/2", (await _sender.NextAsync()).Request.Target);
        second.Outcome.SetResult(ShadowOutcome.FailedReset);
        Assert.Equal("/3", (await _sender.NextAsync()).Request.Target);
        Assert.Equal(2, lane.Running);
    }

    [Fact]
    public async Task AbortedShadow_EndsWithTheFirstReason()
    {
        var lane = Lane(concurrency: 1, depth: 1);
        var running = Offer(lane).Shadow!;
        var waiting = Offer(lane).Shadow!;
        await _sender.NextAsync();

        waiting.Abort(ShadowOutcome.FailedBodyLagged);
        waiting.Abort(ShadowOutcome.FailedPrimaryAborted);
        running.Abort(ShadowOutcome.FailedPrimaryAborted);
        await lane.CloseAsync();

        Assert.Equal(0, _sender.Count);
        var totals = AssertTotals(considered: 2, sent: 2, succeeded: 0, inFlight: 0);
        Assert.Equal([("body-lagged", 1L), ("primary-aborted", 1L)], totals.Failed.Select(f => (f.Key, f.Value)));
    }

    [Fact]
    public async Task Abort_NeverRunsTheShadowOnTheCallersThread()
    {
        var lane = new ShadowLane(default, LaneLimits.Of(new()), new BlockingSender(), new BudgetShare(new ByteBudget(1)), new(), new MirrorSwitch(), _time, NullLogger.Instance);
        var shadow = Offer(lane).Shadow!;
        await BlockingSender.Waiting.Task.WaitAsync(Patience.Token);

        // Its cancellation callback blocks until this test lets it go on: were it called here, this would never return.
        shadow.Abort(ShadowOutcome.FailedPrimaryAborted);

        BlockingSender.GoOn.Set();
        await lane.CloseAsync();
        AssertTotals(considered: 1, sent: 1, succeeded: 0, inFlight: 0, failed: ("primary-aborted", 1));
    }

    [Fact]
    public async Task AbortOfAShadowThatIsOver_DoesNotTouchTheNextOne()
    {
        var lane = Lane(concurrency: 1, depth: 1);
        var first = Offer(lane).Shadow!;
        Offer(lane);
        (await _sender.NextAsync()).Outcome.SetResult(ShadowOutcome.Succeeded);
        var second = await _sender.NextAsync();

        first.Abort(ShadowOutcome.FailedPrimaryAborted);
        Assert.False(second.Turn.Cancellation.IsCancellationRequested);
        second.Outcome.SetResult(ShadowOutcome.Succeeded);
        await lane.CloseAsync();

        AssertTotals(considered: 2, sent: 2, succeeded: 2, inFlight: 0);
    }

    [Fact]
    public async Task DefectOfTheSender_IsAnOutcome()
    {
        var lane = Lane(concurrency: 1, depth: 0);
        Offer(lane);
        (await _sender.NextAsync()).Outcome.SetException(new InvalidOperationException("a defect"));
        await lane.CloseAsync();

        AssertTotals(considered: 1, sent: 1, succeeded: 0, inFlight: 0, failed: ("fault", 1));
    }

    [Fact]
    public async Task TargetThatKeepsFailing_IsLeftAloneUntilOneShadowGetsThrough()
    {
        var options = new MirroringOptions { Concurrency = 1, BreakAfter = 3 };
        var lane = new ShadowLane(default, LaneLimits.Of(options), _sender, new BudgetShare(new ByteBudget(1)), options, new MirrorSwitch(), _time, NullLogger.Instance);
        for (var i = 0; i < 4; i++)
        {
            Offer(lane);
        }

        for (var i = 0; i < 3; i++)
        {
            (await _sender.NextAsync()).Outcome.SetResult(ShadowOutcome.FailedConnect);
        }

        // The fourth runs: so the third is over. It was admitted before, and does not end.
        var fourth = await _sender.NextAsync();
        Assert.Equal(ShadowOutcome.DroppedCircuitOpen, Offer(lane).Refusal);
        _time.Advance(options.BreakTime);
        Assert.Null(Offer(lane).Refusal);
        Assert.Equal(ShadowOutcome.DroppedCircuitOpen, Offer(lane).Refusal);
        fourth.Outcome.SetResult(ShadowOutcome.Succeeded);
        var trial = await _sender.NextAsync();
        Assert.True(lane.Breaker.IsOpen);
        trial.Outcome.SetResult(ShadowOutcome.Succeeded);
        await Eventually.TrueAsync(() => Task.FromResult(lane.Admitted == 0), () => $"{lane.Admitted} admitted");
        Assert.Null(Offer(lane).Refusal);
        (await _sender.NextAsync()).Outcome.SetResult(ShadowOutcome.Succeeded);
        await lane.CloseAsync();

        var totals = AssertTotals(considered: 8, sent: 6, succeeded: 3, inFlight: 0, dropped: ("circuit-open", 2), failed: ("connect", 3));
        Assert.Equal(8, totals.Sampled);
    }

    [Fact]
    public async Task ClosedLane_FinishesWhatItHasAndDropsWhatComes()
    {
        var lane = Lane(concurrency: 1, depth: 1);
        Offer(lane);
        Offer(lane);
        var running = await _sender.NextAsync();

        var closed = lane.CloseAsync();
        Assert.Equal(ShadowOutcome.DroppedShutdown, Offer(lane).Refusal);
        Assert.False(closed.IsCompleted);
        running.Outcome.SetResult(ShadowOutcome.Succeeded);
        (await _sender.NextAsync()).Outcome.SetResult(ShadowOutcome.Succeeded);
        await closed;

        AssertTotals(considered: 3, sent: 2, succeeded: 2, inFlight: 0, dropped: ("shutdown", 1));
    }

    [Fact]
    public async Task StoppedLane_GivesUpWhatRunsAndWhatWaits()
    {
        var lane = Lane(concurrency: 1, depth: 1);
        Offer(lane);
        Offer(lane);
        await _sender.NextAsync();

        var closed = lane.CloseAsync();
        lane.Stop();
        await closed;

        Assert.Equal(0, _sender.Count);
        AssertTotals(considered: 2, sent: 2, succeeded: 0, inFlight: 0, failed: ("shutdown", 2));
    }

    [Fact]
    public async Task FallingSwitch_EndsWhatRunsAndWhatWaits_AndWhatWasJustAdmitted()
    {
        var mirroring = new MirrorSwitch();
        var options = new MirroringOptions { Concurrency = 1, QueueDepth = 2 };
        using var sender = _sender;
        var lanes = new ShadowLanes(options, _ => sender, mirroring, _time, NullLogger<ShadowLanes>.Instance);
        var lane = lanes.Rent(new ClusterKey("target", 80, ""), LaneLimits.Of(options));
        Offer(lane);
        Offer(lane);
        await _sender.NextAsync();
        Assert.Null(lane.TryAdmit(out var period));
        var late = new Shadow(lane, period, _counters.CountSent(), null);

        mirroring.Apply(new MirrorSwitchState(1, Suspended: true));
        late.Launch(new ShadowRequest { Method = "GET", Prefix = "http://target:80", Target = "/", Host = "a", Headers = [], Body = null });
        await lane.CloseAsync();

        Assert.Equal(0, _sender.Count);
        AssertTotals(considered: 3, sent: 3, succeeded: 0, inFlight: 0, failed: ("killed", 3));
        Assert.False(lane.Breaker.IsOpen);
    }
}
