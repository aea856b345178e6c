using System.Globalization;
using OrleansMesh.EdgeNode.Tests.Fixtures;

namespace OrleansMesh.EdgeNode.Tests.Switching;

/// <summary>The switch from its grain to the last shadow. <c>ORLEANSMESH_LONG_TESTS=1</c> makes fifty tries of it.</summary>
public sealed class SwitchFleetTests
{
    private static readonly int Tries = Environment.GetEnvironmentVariable("ORLEANSMESH_LONG_TESTS") == "1" ? 50 : 3;

    [Fact]
    public async Task ThrownSwitch_StopsTheShadowsOfThreeEdges_WhileTheAuthorityIsBusy()
    {
        await using var fleet = await SwitchFleet.StartAsync(edges: 3);
        fleet.Ask();
        fleet.Write(writers: 16);
        var (thrown, lifted, answered) = (new List<double>(), new List<double>(), new List<double>());
        for (var i = 0; i < Tries; i++)
        {
            var (held, told) = await fleet.SetAsync(suspended: true);
            thrown.Add(held.TotalMilliseconds);
            answered.Add(told.TotalMilliseconds);
            await fleet.SettledAsync();

            // Requests go on, and none has a shadow.
            var (before, received) = (fleet.Totals(), fleet.Shadow.Count);
            await Eventually.TrueAsync(() => Task.FromResult(fleet.Totals().Considered >= before.Considered + 20), () => fleet.Totals().ToString());
            Assert.Equal((before.Sent, received), (fleet.Totals().Sent, fleet.Shadow.Count));
            Assert.InRange(fleet.Totals().Killed, before.Killed + 20, long.MaxValue);

            lifted.Add((await fleet.SetAsync(suspended: false)).Held.TotalMilliseconds);
            await Eventually.TrueAsync(() => Task.FromResult(fleet.Shadow.Count >= received + 10), () => fleet.Totals().ToString());
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{Tries} tries, ms p50/p99/max: thrown {Figures(thrown)}, lifted {Figures(lifted)}, answered {Figures(answered)}");
        Assert.InRange(thrown.Max(), 0, 5_000);
    }

    [Fact]
    public async Task EdgeThatStartsWithoutASilo_GoesByWhatItKnewLast_AndIsToldWhenTheSiloIsBack()
    {
        await using var fleet = await SwitchFleet.StartAsync(edges: 1);
        await fleet.SetAsync(suspended: true);
        await Eventually.TrueAsync(
            () => Task.FromResult(Directory.GetFiles(Path.GetDirectoryName(LastGood(fleet))!, "*.switch").Length == 1), () => "no file beside the last good one");
        await fleet.StopSiloAsync();
        await fleet.Edges[0].DisposeAsync();

        fleet.Edges[0] = await RunningEdge.StartAsync(fleet.Settings.With("Edge:Name", "e0"));
        Assert.True(fleet.Edges[0].Host.DataPlane.Switch.IsOff);
        Assert.Equal(System.Net.HttpStatusCode.OK, (await fleet.Edges[0].GetAsync("/")).Status);
        Assert.Equal((1, 0, 1), fleet.Totals());
        var (_, _, config) = await fleet.Edges[0].AdminAsync("/config");
        Assert.Contains("\"suspended\": true", config, StringComparison.Ordinal);
        Assert.Contains("\"reason\": \"test\"", config, StringComparison.Ordinal);
        var (_, _, metrics) = await fleet.Edges[0].AdminAsync("/metrics");
        Assert.Contains("orleansmesh_edge_mirroring_suspended 1\n", metrics, StringComparison.Ordinal);

        await fleet.StartSiloAsync();
        await fleet.SetAsync(suspended: false);
        Assert.Equal(System.Net.HttpStatusCode.OK, (await fleet.Edges[0].GetAsync("/")).Status);
        Assert.Equal((2, 1, 1), fleet.Totals());
    }

    private static string LastGood(SwitchFleet fleet) =>
        Path.Combine(fleet.Settings.Build()["Mesh:DataDirectory"]!, "edges", "e0.mesh");

    private static string Figures(List<double> values)
    {
        var sorted = values.Order().ToList();
        return string.Create(CultureInfo.InvariantCulture, $"{sorted[sorted.Count / 2]:0.0}/{sorted[(int)Math.Ceiling(0.99 * sorted.Count) - 1]:0.0}/{sorted[^1]:0.0}");
    }
}
