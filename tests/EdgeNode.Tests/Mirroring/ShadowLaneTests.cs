using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using OrleansMesh.Abstractions.Mirroring;
using OrleansMesh.EdgeNode.Counters;
using OrleansMesh.EdgeNode.Mirroring;
using OrleansMesh.EdgeNode.Switching;
using OrleansMesh.EdgeNode.Tests.Fixtures;
using OrleansMesh.Routing.Matching;

namespace OrleansMesh.EdgeNode.Tests.Mirroring;

/// <summary>A lane alone: its bounds, its order, and that every shadow ends in one account.</summary>
public sealed class ShadowLaneTests : IDisposable
{
    private readonly FakeTimeProvider _time = new();
    private readonly GatedSender _sender = new();
    private readonly MirrorCounters _counters = new(new("default/shop", "all", "target"));

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
    public async Task Timeout_CountsFromTheRequestAndIncludesTheWait()
    {
        var lane = Lane(concurrency: 1, depth: 1);
        Offer(lane);
        Offer(lane);
        await _sender.NextAsync();

        _time.Advance(new MirroringOptions().Timeout);
        await lane.CloseAsync();

        Assert.Equal(0, _sender.Count);
        AssertTotals(considered: 2, sent: 2, succeeded: 0, inFlight: 0, failed: ("timeout", 2));
    }

    [Fact]
    public async Task EachShadow_HasItsOwnClock()
    {
        var lane = Lane(concurrency: 1, depth: 1);
        Offer(lane);
        var running = await _sender.NextAsync();
        _time.Advance(TimeSpan.FromSeconds(10));
        Offer(lane);
        Offer(lane);

        _time.Advance(TimeSpan.FromSeconds(4));
        running.Outcome.SetResult(ShadowOutcome.Succeeded);
        var second = await _sender.NextAsync();
        _time.Advance(TimeSpan.FromSeconds(10));
        second.Outcome.SetResult(ShadowOutcome.Succeeded);
        await lane.CloseAsync();

        AssertTotals(considered: 3, sent: 2, succeeded: 2, inFlight: 0, dropped: ("lane-full", 1));
    }

    [Fact]
    public async Task BodyThatTheTargetDoesNotTake_RunsOutOfTimeAndIsTheTargetsFault()
    {
        var (lane, _) = Uploading(takes: false);
        await Eventually.TrueAsync(() => Task.FromResult(lane.Running == 1), () => "not running");

        _time.Advance(lane.Limits.Timeout);
        await lane.CloseAsync();

        AssertTotals(considered: 1, sent: 1, succeeded: 0, inFlight: 0, failed: ("timeout", 1));
        Assert.True(lane.Breaker.IsOpen);
    }

    [Fact]
    public async Task BodyThatTheClientSendsSlowly_TakesNoneOfTheShadowsTime()
    {
        var (lane, body) = Uploading(takes: true);
        for (var i = 0; i < 3; i++)
        {
            await Eventually.TrueAsync(() => Task.FromResult(lane.Waiting == 1), () => $"lag {body.Lag}");
            _time.Advance(10 * lane.Limits.Timeout);
            Assert.Null(body.Append(new byte[30]));
            await Eventually.TrueAsync(() => Task.FromResult(body.Lag == 0), () => $"lag {body.Lag}");
        }

        body.Complete();
        await lane.CloseAsync();

        AssertTotals(considered: 1, sent: 1, succeeded: 1, inFlight: 0);
    }

    [Fact]
    public async Task TimeBeforeAndAfterTheWait_CountsTogether()
    {
        var lane = Lane(concurrency: 1, depth: 0);
        Offer(lane);
        var turn = (await _sender.NextAsync()).Turn;

        _time.Advance(TimeSpan.FromSeconds(10));
        turn.Wait();
        _time.Advance(TimeSpan.FromHours(1));
        turn.GoOn();
        _time.Advance(TimeSpan.FromSeconds(4.999));
        Assert.False(turn.Cancellation.IsCancellationRequested);
        _time.Advance(TimeSpan.FromMilliseconds(1));
        await lane.CloseAsync();

        AssertTotals(considered: 1, sent: 1, succeeded: 0, inFlight: 0, failed: ("timeout", 1));
    }

    [Theory]
    [InlineData(true, false, "headers-timeout")]
    [InlineData(true, true, "timeout")]
    [InlineData(false, false, "timeout")]
    public async Task AnswerThatDoesNotBegin_IsGivenUpAfterItsOwnTime(bool isSent, bool isAnswered, string reason)
    {
        var options = new MirroringOptions { ResponseHeadersTimeout = TimeSpan.FromSeconds(2) };
        var lane = new ShadowLane(default, LaneLimits.Of(options), _sender, new BudgetShare(new ByteBudget(1)), options, new MirrorSwitch(), _time, NullLogger.Instance);
        Offer(lane);
        var turn = (await _sender.NextAsync()).Turn;
        _time.Advance(TimeSpan.FromSeconds(5));
        if (isSent)
        {
            turn.Sent();
        }

        if (isAnswered)
        {
            turn.Answered();
        }

        _time.Advance(TimeSpan.FromSeconds(2));
        if (reason == "timeout")
        {
            Assert.False(turn.Cancellation.IsCancellationRequested);
            _time.Advance(TimeSpan.FromSeconds(8));
        }

        await lane.CloseAsync();
        AssertTotals(considered: 1, sent: 1, succeeded: 0, inFlight: 0, failed: (reason, 1));
    }

    [Fact]
    public async Task TurnThatIsOver_DoesNotTouchTheNextOne()
    {
        var lane = Lane(concurrency: 1, depth: 1);
        Offer(lane);
        Offer(lane);
        var first = await _sender.NextAsync();
        first.Outcome.SetResult(ShadowOutcome.Succeeded);
        var second = await _sender.NextAsync();

        first.Turn.Wait();
        first.Turn.Sent();
        Assert.Equal(0, lane.Waiting);
        Assert.Same(first.Turn.Slot, second.Turn.Slot);
        _time.Advance(lane.Limits.Timeout);
        await lane.CloseAsync();

        AssertTotals(considered: 2, sent: 2, succeeded: 1, inFlight: 0, failed: ("timeout", 1));
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

    public void Dispose() => _sender.Dispose();

    private (ShadowLane Lane, BodyCapture Body) Uploading(bool takes)
    {
        var options = new MirroringOptions { BreakAfter = 1 };
        var lane = new ShadowLane(default, LaneLimits.Of(options), new BodySender(takes), new BudgetShare(new ByteBudget(100)), options, new MirrorSwitch(), _time, NullLogger.Instance);
        var body = new BodyCapture(lane.Budget, maxLag: 100);
        Assert.Null(body.Append(new byte[30]));
        Offer(lane, body: body);
        return (lane, body);
    }

    private ShadowLane Lane(int concurrency, int depth)
    {
        var options = new MirroringOptions { Concurrency = concurrency, QueueDepth = depth };
        return new(new ClusterKey("target", 80, ""), LaneLimits.Of(options), _sender, new BudgetShare(new ByteBudget(1)), options, new MirrorSwitch(), _time, NullLogger.Instance);
    }

    private (ShadowOutcome? Refusal, Shadow? Shadow) Offer(ShadowLane lane, string target = "/", BodyCapture? body = null)
    {
        if (lane.TryAdmit(out var period) is { } refusal)
        {
            _counters.CountDropped(refusal);
            return (refusal, null);
        }

        var shadow = new Shadow(lane, period, _counters.CountSent(), body);
        shadow.Launch(new ShadowRequest { Method = "GET", Prefix = "http://target:80", Target = target, Host = "a", Headers = [], Body = body });
        return (null, shadow);
    }

    private Abstractions.Statistics.MirrorTotals AssertTotals(
        long considered, long sent, long succeeded, long inFlight, (string, long)? dropped = null, (string, long)? failed = null)
    {
        var totals = _counters.Snapshot();
        Assert.True(totals.ObeysLaw);
        Assert.Equal((considered, sent, succeeded, inFlight), (totals.Considered, totals.Sent, totals.Succeeded, totals.InFlight));
        if (dropped is { } drop)
        {
            Assert.Equal(drop, Assert.Single(totals.Dropped.Select(d => (d.Key, d.Value))));
        }

        if (failed is { } fail)
        {
            Assert.Equal(fail, Assert.Single(totals.Failed.Select(f => (f.Key, f.Value))));
        }

        return totals;
    }

    private sealed class BodySender(bool takes) : IShadowSender
    {
        public async Task<ShadowOutcome> SendAsync(ShadowRequest request, ShadowTurn turn)
        {
            var connection = new GatedConnection();
            if (takes)
            {
                connection.Open();
            }

            await request.Body!.CopyToAsync(connection, turn, turn.Cancellation).WaitAsync(turn.Cancellation);
            return ShadowOutcome.Succeeded;
        }

        public void Dispose()
        {
        }
    }

    private sealed class BlockingSender : IShadowSender
    {
        public static TaskCompletionSource Waiting { get; } = new();

        public static ManualResetEventSlim GoOn { get; } = new();

        public async Task<ShadowOutcome> SendAsync(ShadowRequest request, ShadowTurn turn)
        {
            await using var registration = turn.Cancellation.Register(() => GoOn.Wait(Patience.Token));
            Waiting.SetResult();
            await new TaskCompletionSource().Task.WaitAsync(turn.Cancellation);
            return ShadowOutcome.Succeeded;
        }

        public void Dispose() => GoOn.Dispose();
    }
}
