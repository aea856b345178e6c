using Microsoft.Extensions.Logging.Abstractions;
using OrleansMesh.EdgeNode.Mirroring;
using OrleansMesh.EdgeNode.Switching;
using OrleansMesh.EdgeNode.Tests.Fixtures;

namespace OrleansMesh.EdgeNode.Tests.Mirroring;

/// <summary>What counts as a shadow's time, and what happens when it is up.</summary>
public sealed class ShadowClockTests : LaneScene
{
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
}
