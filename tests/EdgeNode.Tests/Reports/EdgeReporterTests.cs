using System.Collections.Immutable;
using OrleansMesh.Abstractions.Statistics;
using OrleansMesh.EdgeNode.ControlPlane;
using OrleansMesh.EdgeNode.Publishing;
using OrleansMesh.EdgeNode.Reports;
using OrleansMesh.EdgeNode.Settings;
using OrleansMesh.EdgeNode.Switching;
using OrleansMesh.EdgeNode.Tests.Fixtures;

namespace OrleansMesh.EdgeNode.Tests.Reports;

public sealed class EdgeReporterTests : IAsyncDisposable
{
    private readonly FakeEdgeGrain _grain = new();
    private readonly WaitingTime _time = new();
    private readonly RecordingLogger<EdgeReporter> _log = new();
    private readonly EdgeReporter _reporter;
    private TimeSpan _wait;
    private List<MirrorTotals> _rows = [Rows.Of("a", 1)];

    public EdgeReporterTests()
    {
        var identity = new EdgeIdentity("edge", "one", DateTimeOffset.UnixEpoch, ImmutableSortedDictionary<string, string>.Empty);
        var composer = new ReportComposer(identity, () => [.. _rows], new ServedMeshes(), () => [], new MirrorSwitch(), () => "m", maxMirrors: 100);
        _reporter = new EdgeReporter(composer, new FakeMesh { Edge = _grain }, new EdgeOptions(), new Jitter(() => 1u << 31), _time, _log);
    }

    public async ValueTask DisposeAsync()
    {
        await _reporter.StopAsync(CancellationToken.None);
        _reporter.Dispose();
    }

    [Fact]
    public async Task Quiet_IsReportedEveryTenSecondsAndNewsAfterOne()
    {
        await StartAsync();
        await StepAsync(25);
        Assert.Equal([1, 0, 0], _grain.Reports.Select(report => report.Mirrors.Length));

        _rows = [Rows.Of("a", 2)];
        await StepAsync(1);

        Assert.Equal(2, Assert.Single(_grain.Reports[^1].Mirrors).Sent);
        Assert.Equal([1, 2, 3, 4], _grain.Reports.Select(report => report.Sequence));
    }

    [Fact]
    public async Task LostAcknowledgement_IsMadeGoodExactly()
    {
        var fates = new Queue<FakeEdgeGrain.Fate>([FakeEdgeGrain.Fate.AcknowledgementLost, FakeEdgeGrain.Fate.Lost, FakeEdgeGrain.Fate.AcknowledgementLost]);
        _grain.Decide = _ => fates.TryDequeue(out var fate) ? fate : FakeEdgeGrain.Fate.Acknowledged;
        await StartAsync();
        for (var i = 2; i <= 5; i++)
        {
            _rows = [Rows.Of("a", i), Rows.Of("b", i)];
            await StepAsync(1);
        }

        Assert.Equal(5, _grain.Totals()["default/a r t"].Sent);
        Assert.Equal(5, _grain.Totals()["default/b r t"].Sent);
        Assert.Equal(3, _reporter.Failures);
        Assert.Equal(2, _reporter.Acknowledged);
    }

    [Fact]
    public async Task Outage_IsNotToldByTheReporterButAGrainThatFailsIs()
    {
        _grain.Decide = _ => FakeEdgeGrain.Fate.Lost;
        await StartAsync();
        await StepAsync(5);
        Assert.Empty(_log.Lines);

        _grain.Decide = _ => FakeEdgeGrain.Fate.Acknowledged;
        await StepAsync(1);
        _grain.Decide = _ => throw new InvalidOperationException("disk full");
        _rows = [Rows.Of("a", 9)];
        await StepAsync(6);

        Assert.Equal("Warning: 5 reports in a row were not acknowledged, though the control plane answers: disk full", Assert.Single(_log.Lines));
    }

    [Fact]
    public async Task LastReport_IsFinalAndSentUntilItIsAcknowledged()
    {
        var attempts = 0;
        _grain.Decide = _ => ++attempts < 3 ? FakeEdgeGrain.Fate.AcknowledgementLost : FakeEdgeGrain.Fate.Acknowledged;
        var finished = _reporter.FinishAsync(TestContext.Current.CancellationToken);
        while (attempts < 3)
        {
            _time.Advance(await _time.NextWaitAsync());
        }

        Assert.True(await finished);
        Assert.Equal([true, true, true], _grain.Reports.Select(report => report.Final));
        Assert.Equal([1, 2, 3], _grain.Reports.Select(report => report.Sequence));
    }

    [Fact]
    public async Task LastReportThatIsNeverAcknowledged_EndsAtTheDeadline()
    {
        _grain.Decide = _ => FakeEdgeGrain.Fate.Lost;
        using var deadline = new CancellationTokenSource();
        var finished = _reporter.FinishAsync(deadline.Token);
        await _time.NextWaitAsync();

        await deadline.CancelAsync();

        Assert.False(await finished);
        Assert.Equal("Warning: The last report was not acknowledged in time; what was counted since the one before is lost.", Assert.Single(_log.Lines));
    }

    // In between, the reporter has done all it had to and stands in a wait.
    private async Task StartAsync()
    {
        await _reporter.StartAsync(TestContext.Current.CancellationToken);
        _wait = await _time.NextWaitAsync();
    }

    private async Task StepAsync(int count)
    {
        for (var i = 0; i < count; i++)
        {
            _time.Advance(_wait);
            _wait = await _time.NextWaitAsync();
        }
    }
}
