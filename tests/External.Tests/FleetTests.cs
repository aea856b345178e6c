using System.Net;
using OrleansMesh.External.Tests.Harness;

namespace OrleansMesh.External.Tests;

/// <summary>One silo and two edges: routes reach both, and what was mirrored is counted exactly, whatever happens to the silo.</summary>
public sealed class FleetTests
{
    private const int RequestsPerEdge = 300;

    [Fact]
    public async Task RouteAppliedOnce_IsServedByBothEdges_AndTotalsEqualWhatTheBackendsSaw()
    {
        await using var primary = await RecordingBackend.StartAsync();
        await using var shadow = await RecordingBackend.StartAsync();
        await using var fleet = await Fleet.StartAsync(edges: 2);
        await fleet.UntilServedAsync(await fleet.Api.ApplyAsync("virtualservices", "all", Manifests.Mirror("all", primary.Port, shadow.Port)));

        await Task.WhenAll(fleet.Edges.Select(edge => LoadAsync(edge, RequestsPerEdge)));

        await AssertAccountsAsync(fleet, primary, shadow, 2 * RequestsPerEdge);
    }

    [Fact]
    public async Task SiloKilledUnderLoad_FailsNoRequest_AndTotalsStayExact()
    {
        await using var primary = await RecordingBackend.StartAsync();
        await using var shadow = await RecordingBackend.StartAsync();
        await using var fleet = await Fleet.StartAsync(edges: 2);
        await fleet.UntilServedAsync(await fleet.Api.ApplyAsync("virtualservices", "all", Manifests.Mirror("all", primary.Port, shadow.Port)));

        var before = fleet.Edges.Select(edge => LoadAsync(edge, RequestsPerEdge)).ToList();
        await Eventually.TrueAsync(() => Task.FromResult(primary.Count > RequestsPerEdge / 2));
        await fleet.KillSiloAsync();
        await Task.WhenAll(before);
        await Task.WhenAll(fleet.Edges.Select(edge => LoadAsync(edge, RequestsPerEdge)));
        await fleet.StartSiloAsync();
        await Task.WhenAll(fleet.Edges.Select(edge => LoadAsync(edge, RequestsPerEdge)));

        await AssertAccountsAsync(fleet, primary, shadow, 6 * RequestsPerEdge);
    }

    [Fact]
    public async Task EdgeThatIsAskedToStop_WaitsForShadowsUntilItsDrainTime_AndReportsTheRest()
    {
        const int Requests = 5;
        await using var primary = await RecordingBackend.StartAsync();
        using var silent = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var port = ((IPEndPoint)silent.LocalEndpoint).Port;
        await using var fleet = await Fleet.StartAsync(edges: 1, "--Edge:DrainTime=00:00:01", "--Edge:Mirroring:Timeout=01:00:00", "--Edge:Mirroring:ResponseHeadersTimeout=01:00:00");
        await fleet.UntilServedAsync(await fleet.Api.ApplyAsync("virtualservices", "all", Manifests.Mirror("all", primary.Port, port)));
        await LoadAsync(fleet.Edges[0], Requests);

        Assert.Equal(0, await fleet.Edges[0].StopAsync());

        var status = await fleet.Api.SettledMirrorAsync(Requests);
        Assert.Equal((Requests, Requests), (ManagementApi.Count(status, "sent"), (int)status["failed"]!["shutdown"]!));
    }

    private static async Task LoadAsync(EdgeProgram edge, int requests)
    {
        for (var i = 0; i < requests; i++)
        {
            using var response = await Http.SendAsync(new HttpRequestMessage(HttpMethod.Get, $"{edge.Url}/{i}"));
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }
    }

    private static async Task AssertAccountsAsync(Fleet fleet, RecordingBackend primary, RecordingBackend shadow, long requests)
    {
        var status = await fleet.Api.SettledMirrorAsync(requests);
        Assert.Equal(requests, primary.Count);
        Assert.Equal(shadow.Count, ManagementApi.Count(status, "succeeded"));
        Assert.Equal(requests, ManagementApi.Count(status, "sampled"));
        Assert.Equal(0, ManagementApi.Count(status, "notSampled"));
        var dropped = status["dropped"]!.AsObject().Sum(reason => (long)reason.Value!);
        var failed = status["failed"]!.AsObject().Sum(reason => (long)reason.Value!);
        Assert.Equal(requests, ManagementApi.Count(status, "sent") + dropped);
        Assert.Equal(ManagementApi.Count(status, "sent"), ManagementApi.Count(status, "succeeded") + failed);
    }
}
