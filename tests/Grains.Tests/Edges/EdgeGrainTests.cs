using OrleansMesh.Abstractions.Edges;
using OrleansMesh.Grains.Statistics;

namespace OrleansMesh.Grains.Tests.Edges;

/// <summary>What edges report is durable and is found again.</summary>
public sealed class EdgeGrainTests : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ShiftedTime _time = new(Reports.Epoch.AddDays(1));
    private MeshCluster? _mesh;

    public async ValueTask DisposeAsync()
    {
        if (_mesh is not null)
        {
            await _mesh.DisposeAsync();
        }

        _folder.Dispose();
    }

    [Fact]
    public async Task EdgeThatNeverReported_IsUnknown()
    {
        var mesh = await StartAsync();
        Assert.Null(await mesh.Edge("nobody").GetStatus());
        Assert.Empty(await mesh.Edge("nobody").GetTotals());
        Assert.Empty(await mesh.Edges.ListEdges());
        Assert.Empty(await mesh.Edges.ListTotals());
        Assert.Empty(await mesh.Stats("default/reviews").Get());
    }

    [Fact]
    public async Task ReportedTotals_SurviveARestart()
    {
        var mesh = await StartAsync();
        await mesh.Edge("e1").Report(Reports.Of(1, 1, Reports.Row("a", 5, inFlight: 2)) with { Refused = [new RefusedResource(new("VirtualService", "default", "x"), "why")] });
        await mesh.Edge("e1").Report(Reports.Of(2, 1, Reports.Row("a", 1), Reports.Row("b", 1)));
        var before = (await mesh.Edge("e1").GetTotals(), await mesh.Edge("e1").GetStatus());

        mesh = await RestartAsync();
        Assert.Equal(before.Item1.Select(NaiveAccounts.Of), (await mesh.Edge("e1").GetTotals()).Select(NaiveAccounts.Of));
        Assert.Equal(("i2", 7L, 2), (before.Item2!.LastReport.Incarnation, before.Item2.LastReport.ServedRevision, before.Item1.Length));
        var after = await mesh.Edge("e1").GetStatus();
        Assert.Equal(
            (before.Item2.LastReport.Incarnation, before.Item2.LastReport.Sequence, before.Item2.LastSeen, before.Item2.FirstSeen),
            (after!.LastReport.Incarnation, after.LastReport.Sequence, after.LastSeen, after.FirstSeen));

        await mesh.Edge("e1").Report(Reports.Of(1, 2, Reports.Row("a", 6, inFlight: 1)));
        var row = (await mesh.Edge("e1").GetTotals())[0];
        Assert.Equal((7, 6, 1), (row.Sent, row.Succeeded, row.Failed[MirrorSums.EdgeLost]));
    }

    [Fact]
    public async Task RepeatedAndOvertakenReports_CountOnce()
    {
        var mesh = await StartAsync();
        var (first, second) = (Reports.Of(1, 1, Reports.Row("a", 5)), Reports.Of(1, 2, Reports.Row("a", 9)));
        foreach (var report in new[] { second, first, second, first })
        {
            await mesh.Edge("e1").Report(report);
        }

        Assert.Equal(9, Assert.Single(await mesh.Edge("e1").GetTotals()).Sent);
        Assert.Equal(2, (await mesh.Edge("e1").GetStatus())!.LastReport.Sequence);
    }

    [Fact]
    public async Task Edges_AreListedAndSummedByVirtualService()
    {
        var mesh = await StartAsync();
        await mesh.Edge("e2").Report(Reports.Of(1, 1, Reports.Row("a", 3), Reports.Row("a", 100, virtualService: "default/other")));
        await mesh.Edge("e1").Report(Reports.Of(1, 1, Reports.Row("a", 5, dropped: 2), Reports.Row("b", 7)));

        Assert.Equal(["e1", "e2"], (await mesh.Edges.ListEdges()).Select(edge => edge.Name));
        var totals = await mesh.Edges.ListTotals();
        Assert.Equal(["e1", "e2"], totals.Keys);
        Assert.Equal(2, totals["e2"].Length);

        var stats = await mesh.Stats("default/reviews").Get();
        Assert.Equal([("a", 8L), ("b", 7L)], stats.Select(row => (row.Total.Route, row.Total.Sent)));
        Assert.Equal([("e1", 5L), ("e2", 3L)], stats[0].ByEdge.Select(share => (share.Key, share.Value.Sent)));
        Assert.Equal(["e1"], stats[1].ByEdge.Keys);
        Assert.All(stats, row => Assert.True(row.Total.ObeysLaw));
    }

    [Fact]
    public async Task EdgesThatRegisterWhileTheyAreListed_DoNotWaitForEachOther()
    {
        var mesh = await StartAsync();
        var reports = Enumerable.Range(0, 40).Select(i => mesh.Edge($"e{i:00}").Report(Reports.Of(1, 1, Reports.Row("a", 1)))).ToList();
        var lists = Enumerable.Range(0, 20).Select(_ => mesh.Edges.ListTotals()).ToList();
        await Task.WhenAll(reports);
        await Task.WhenAll(lists);
        Assert.Equal(40, (await mesh.Stats("default/reviews").Get())[0].Total.Sent);
    }

    [Fact]
    public async Task ReportToAGrainWhoseMemoryIsOutdated_IsNeitherLostNorDoubled()
    {
        var mesh = await StartAsync();
        await using var zombie = await MeshCluster.StartAsync(_folder, time: _time);
        await mesh.Edge("e1").Report(Reports.Of(1, 1, Reports.Row("a", 1)));
        await zombie.Edge("e1").Report(Reports.Of(1, 2, Reports.Row("a", 2)));

        // The first grain's state was overtaken in the store: its write is refused, and the edge repeats its report.
        var report = Reports.Of(1, 3, Reports.Row("a", 3), Reports.Row("b", 1));
        await Assert.ThrowsAnyAsync<Exception>(() => mesh.Edge("e1").Report(report));
        await mesh.Edge("e1").Report(report);
        Assert.Equal([("a", 3L), ("b", 1L)], (await mesh.Edge("e1").GetTotals()).Select(row => (row.Route, row.Sent)));
    }

    [Fact]
    public async Task BareHeartbeat_IsKeptInMemoryAndStoredNowAndThen()
    {
        var mesh = await StartAsync();
        await mesh.Edge("e1").Report(Reports.Of(1, 1, Reports.Row("a", 1)));
        _time.Advance(TimeSpan.FromSeconds(10));
        await mesh.Edge("e1").Report(Reports.Of(1, 2));
        Assert.Equal(2, (await mesh.Edge("e1").GetStatus())!.LastReport.Sequence);

        mesh = await RestartAsync();
        Assert.Equal(1, (await mesh.Edge("e1").GetStatus())!.LastReport.Sequence);
        _time.Advance(TimeSpan.FromSeconds(25));
        await mesh.Edge("e1").Report(Reports.Of(1, 3));

        mesh = await RestartAsync();
        Assert.Equal(3, (await mesh.Edge("e1").GetStatus())!.LastReport.Sequence);
    }

    [Fact]
    public async Task EdgeThatRestartsWithAnEarlierClock_IsShownOnceItsFormerSelfIsSilent()
    {
        var mesh = await StartAsync();
        await mesh.Edge("e1").Report(Reports.Of(2, 9, Reports.Row("a", 5, inFlight: 2)));
        _time.Advance(TimeSpan.FromSeconds(2));
        await mesh.Edge("e1").Report(Reports.Of(1, 1, Reports.Row("a", 1, inFlight: 1), Reports.Row("b", 1)));
        Assert.Equal("i2", (await mesh.Edge("e1").GetStatus())!.LastReport.Incarnation);

        _time.Advance(TimeSpan.FromSeconds(29));
        await mesh.Edge("e1").Report(Reports.Of(1, 2, Reports.Row("a", 3, inFlight: 1)) with { ServedRevision = 8 });
        for (var restarts = 0; restarts < 2; restarts++)
        {
            var status = (await mesh.Edge("e1").GetStatus())!;
            Assert.Equal(("i1", 8L, _time.GetUtcNow()), (status.LastReport.Incarnation, status.LastReport.ServedRevision, status.LastSeen));
            var totals = await mesh.Edge("e1").GetTotals();
            Assert.Equal(
                [("a", 8L, 1L, 2L), ("b", 1L, 0L, 0L)],
                totals.Select(row => (row.Route, row.Sent, row.InFlight, row.Failed.GetValueOrDefault(MirrorSums.EdgeLost))));
            mesh = await RestartAsync();
        }
    }

    [Fact]
    public async Task EdgeThatDoesNotComeBack_HasLostItsShadowsUntilItReportsAgain()
    {
        var mesh = await StartAsync();
        await mesh.Edge("e1").Report(Reports.Of(1, 1, Reports.Row("a", 5, inFlight: 2)));
        await mesh.Edge("stopped").Report(Reports.Of(1, 1, Reports.Row("a", 5, inFlight: 2)) with { Final = true });
        _time.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal((2, 0), await InFlightAndLostAsync("e1"));

        _time.Advance(TimeSpan.FromTicks(1));
        Assert.Equal((0, 2), await InFlightAndLostAsync("e1"));
        Assert.Equal((2, 0), await InFlightAndLostAsync("stopped"));
        var total = Assert.Single(await mesh.Stats("default/reviews").Get()).Total;
        Assert.Equal((10, 6, 2, 2), (total.Sent, total.Succeeded, total.InFlight, total.Failed[MirrorSums.EdgeLost]));
        Assert.True(total.ObeysLaw);

        mesh = await RestartAsync();
        Assert.Equal((0, 2), await InFlightAndLostAsync("e1"));
        await mesh.Edge("e1").Report(Reports.Of(1, 2));
        Assert.Equal((2, 0), await InFlightAndLostAsync("e1"));

        async Task<(long InFlight, long Lost)> InFlightAndLostAsync(string edge)
        {
            var row = Assert.Single(await mesh.Edge(edge).GetTotals());
            Assert.True(row.ObeysLaw);
            return (row.InFlight, row.Failed.GetValueOrDefault(MirrorSums.EdgeLost));
        }
    }

    [Fact]
    public async Task EdgesBeyondTheBound_AreNotListed()
    {
        var mesh = await StartAsync(new MeshGrainOptions { MaxEdges = 1 });
        await mesh.Edge("e1").Report(Reports.Of(1, 1));
        await mesh.Edge("e2").Report(Reports.Of(1, 1));
        Assert.Equal(["e1"], (await mesh.Edges.ListEdges()).Select(edge => edge.Name));
    }

    private async Task<MeshCluster> StartAsync(MeshGrainOptions? options = null) => _mesh = await MeshCluster.StartAsync(_folder, options, time: _time);

    private async Task<MeshCluster> RestartAsync()
    {
        await _mesh!.DisposeAsync();
        return await StartAsync();
    }
}
