using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using OrleansMesh.EdgeNode.Counters;
using OrleansMesh.EdgeNode.Mirroring;
using OrleansMesh.EdgeNode.Switching;
using OrleansMesh.EdgeNode.Tests.Fixtures;
using OrleansMesh.Routing.Matching;

namespace OrleansMesh.EdgeNode.Tests.Mirroring;

/// <summary>A lane alone, on a clock that the test moves, with a sender that it holds.</summary>
public abstract class LaneScene : IDisposable
{
    private protected readonly FakeTimeProvider _time = new();
    private protected readonly GatedSender _sender = new();
    private protected readonly MirrorCounters _counters = new(new("default/shop", "all", "target"));

    public void Dispose()
    {
        _sender.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected (ShadowLane Lane, BodyCapture Body) Uploading(bool takes)
    {
        var options = new MirroringOptions { BreakAfter = 1 };
        var lane = new ShadowLane(default, LaneLimits.Of(options), new BodySender(takes), new BudgetShare(new ByteBudget(100)), options, new MirrorSwitch(), _time, NullLogger.Instance);
        var body = new BodyCapture(lane.Budget, maxLag: 100);
        Assert.Null(body.Append(new byte[30]));
        Offer(lane, body: body);
        return (lane, body);
    }

    private protected ShadowLane Lane(int concurrency, int depth)
    {
        var options = new MirroringOptions { Concurrency = concurrency, QueueDepth = depth };
        return new(new ClusterKey("target", 80, ""), LaneLimits.Of(options), _sender, new BudgetShare(new ByteBudget(1)), options, new MirrorSwitch(), _time, NullLogger.Instance);
    }

    private protected (ShadowOutcome? Refusal, Shadow? Shadow) Offer(ShadowLane lane, string target = "/", BodyCapture? body = null)
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

    private protected Abstractions.Statistics.MirrorTotals AssertTotals(
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

    private protected sealed class BodySender(bool takes) : IShadowSender
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

    private protected sealed class BlockingSender : IShadowSender
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
