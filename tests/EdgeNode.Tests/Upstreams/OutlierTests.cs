using Microsoft.Extensions.Time.Testing;
using OrleansMesh.EdgeNode.Tests.Conformance;
using OrleansMesh.EdgeNode.Tests.Fixtures;
using OrleansMesh.Routing.Resources.DestinationRules;

namespace OrleansMesh.EdgeNode.Tests.Upstreams;

/// <summary>Endpoints that fail are taken out, and come back.</summary>
public sealed class OutlierTests
{
    [Fact]
    [Shows(typeof(TrafficPolicy), "outlierDetection")]
    [Shows(typeof(OutlierDetectionSettings), "consecutive5xxErrors", "interval", "baseEjectionTime")]
    public async Task FailingEndpoint_IsLeftOutForItsTime_OverTables()
    {
        var time = new FakeTimeProvider();
        await using var good = await TestUpstream.StartAsync();
        await using var bad = await TestUpstream.StartAsync(context =>
        {
            context.Response.StatusCode = 500;
            return Task.CompletedTask;
        });
        await using var edge = await TestEdge.StartAsync(time: time);
        var mesh = UpstreamMesh.Of("{loadBalancer: {simple: ROUND_ROBIN}, outlierDetection: {consecutive5xxErrors: 2, interval: 1s, baseEjectionTime: 4s}}", [good.Port, bad.Port]);
        edge.Publish(TestMesh.Of(1, mesh));

        Assert.Equal([200, 500, 200, 500, 200, 200, 200, 200], await StatusesAsync(edge, 8));
        Assert.Equal((1L, 1), (edge.Plane.UpstreamCounters.Ejections, edge.Plane.Upstreams.Ejected));
        edge.Publish(TestMesh.Of(2, mesh + "\n---\n" + TestMesh.Route(1).Replace("shop", "other", StringComparison.Ordinal).Replace("\"*\"", "other.test", StringComparison.Ordinal)));
        Assert.Equal([200, 200], await StatusesAsync(edge, 2));
        time.Advance(TimeSpan.FromSeconds(5));
        await edge.RenewedAsync();
        Assert.Equal([200, 500], (await StatusesAsync(edge, 2)).Order());
        Assert.Equal(0, edge.Plane.Upstreams.Ejected);
    }

    [Fact]
    [Shows(typeof(OutlierDetectionSettings), "splitExternalLocalOriginErrors", "consecutiveLocalOriginFailures")]
    public async Task EndpointWithoutAnAnswer_IsLeftOut()
    {
        await using var good = await TestUpstream.StartAsync();
        await using var edge = await TestEdge.StartAsync(UpstreamMesh.Of(
            "{loadBalancer: {simple: ROUND_ROBIN}, outlierDetection: {splitExternalLocalOriginErrors: true, consecutiveLocalOriginFailures: 1}}", [good.Port, FreePorts.Take(1)[0]],
            route: "    retries: {attempts: 0}"));

        Assert.Equal([200, 502, 200, 200, 200], await StatusesAsync(edge, 5));
    }

    [Theory]
    [Shows(typeof(OutlierDetectionSettings), "consecutiveErrors", "consecutiveGatewayErrors", "outlierDetectionHttpErrorCodes")]
    [InlineData("consecutiveGatewayErrors: 2", 503, true)]
    [InlineData("consecutiveGatewayErrors: 2", 502, true)]
    [InlineData("consecutiveGatewayErrors: 2", 504, true)]
    [InlineData("consecutiveGatewayErrors: 2", 500, false)]
    [InlineData("consecutiveErrors: 2", 503, true)]
    [InlineData("consecutiveErrors: 2", 500, false)]
    // The older field gives way.
    [InlineData("consecutiveErrors: 2, consecutiveGatewayErrors: 4", 503, false)]
    [InlineData("consecutive5xxErrors: 2, outlierDetectionHttpErrorCodes: [418, 429]", 429, true)]
    [InlineData("consecutive5xxErrors: 2, outlierDetectionHttpErrorCodes: [418, 429]", 500, false)]
    [InlineData("consecutive5xxErrors: 2", 429, false)]
    public async Task Errors_AreThoseThatAreAskedFor(string detection, int status, bool isLeftOut)
    {
        await using var good = await TestUpstream.StartAsync();
        await using var bad = await TestUpstream.StartAsync(context =>
        {
            context.Response.StatusCode = status;
            return Task.CompletedTask;
        });
        await using var edge = await TestEdge.StartAsync(UpstreamMesh.Of(
            $"{{loadBalancer: {{simple: ROUND_ROBIN}}, outlierDetection: {{{detection}}}}}", [good.Port, bad.Port], route: "    retries: {attempts: 0}"));

        var after = isLeftOut ? 200 : status;
        Assert.Equal([200, status, 200, status, 200, after], await StatusesAsync(edge, 6));
    }

    [Theory]
    [InlineData(0, 503)]
    [InlineData(50, 500)]
    [Shows(typeof(OutlierDetectionSettings), "minHealthPercent")]
    public async Task AllOut_IsNoEndpoint_UnlessTooFewAreHealthy(int minHealthPercent, int status)
    {
        await using var bad = await TestUpstream.StartAsync(context =>
        {
            context.Response.StatusCode = 500;
            return Task.CompletedTask;
        });
        await using var edge = await TestEdge.StartAsync(UpstreamMesh.Of(
            $"{{outlierDetection: {{consecutive5xxErrors: 1, maxEjectionPercent: 100, minHealthPercent: {minHealthPercent}}}}}", [bad.Port]));

        Assert.Equal([500, status], await StatusesAsync(edge, 2));
    }

    [Theory]
    [Shows(typeof(OutlierDetectionSettings), "maxEjectionPercent")]
    // Of four: another is taken out as long as fewer than the bound are.
    [InlineData("", 1)]
    [InlineData("maxEjectionPercent: 26, ", 2)]
    [InlineData("maxEjectionPercent: 50, ", 2)]
    [InlineData("maxEjectionPercent: 51, ", 3)]
    [InlineData("maxEjectionPercent: 100, ", 4)]
    public async Task MaxEjectionPercent_BoundsHowManyAreOut(string bound, int ejected)
    {
        await using var edge = await TestEdge.StartAsync(UpstreamMesh.Of(
            $"{{loadBalancer: {{simple: ROUND_ROBIN}}, outlierDetection: {{{bound}consecutive5xxErrors: 1}}}}", FreePorts.Take(4), route: "    retries: {attempts: 0}"));

        var statuses = await StatusesAsync(edge, 12);

        Assert.Equal(ejected, edge.Plane.Upstreams.Ejected);
        Assert.Equal(ejected == 4 ? 503 : 502, statuses[^1]);
    }

    [Fact]
    public async Task Shadows_TellNothingOfHealth_AndTakeNoPlaces()
    {
        await using var primary = await TestUpstream.StartAsync();
        await using var bad = await TestUpstream.StartAsync(context =>
        {
            context.Response.StatusCode = 500;
            return Task.CompletedTask;
        });
        await using var edge = await TestEdge.StartAsync(
            UpstreamMesh.Of("{loadBalancer: {simple: ROUND_ROBIN}, connectionPool: {http: {http2MaxRequests: 1}}, outlierDetection: {consecutive5xxErrors: 1}}", [bad.Port])
            .Replace("destination: {host: shop.test, port: {number: 80}}", $"destination: {{host: 127.0.0.1, port: {{number: {primary.Port}}}}}\n    mirror: {{host: shop.test, port: {{number: 80}}}}", StringComparison.Ordinal));

        Assert.Equal([200, 200, 200], await StatusesAsync(edge, 3));
        var totals = await edge.SettledTotalsAsync();
        Assert.Equal((3, 3), (totals.Sent, totals.Succeeded));
        Assert.Equal(0, edge.Plane.UpstreamCounters.Ejections);
    }

    [Theory]
    [InlineData("{simple: ROUND_ROBIN}")]
    [InlineData("{consistentHash: {httpHeaderName: x-user, ringHash: {minimumRingSize: 65536}}}")]
    public async Task EndpointsAreMadeAnewBesideTheRequests_WhichPassOverTheEjectedMeanwhile(string balancer)
    {
        await using var good = await TestUpstream.StartAsync();
        await using var bad = await TestUpstream.StartAsync(context =>
        {
            context.Response.StatusCode = 500;
            return Task.CompletedTask;
        });
        await using var edge = await TestEdge.StartAsync(UpstreamMesh.Of($"{{loadBalancer: {balancer}, outlierDetection: {{consecutive5xxErrors: 1, maxEjectionPercent: 100}}}}", [good.Port, bad.Port]));
        var cluster = edge.Plane.Tables.Current.Clusters[0];
        var before = cluster.Endpoints;
        using var release = new ManualResetEventSlim();
        var busy = edge.Plane.Upstreams.Builds.Begin(() => release.Wait(Patience.Token));
        while (edge.Plane.UpstreamCounters.Ejections == 0)
        {
            using var response = await edge.GetAsync("/");
        }

        Assert.All(await StatusesAsync(edge, 20), status => Assert.Equal(200, status));
        Assert.Same(before, cluster.Endpoints);
        Assert.False(cluster.Renewal.IsCompleted);
        release.Set();
        await busy;
        await edge.RenewedAsync();
        Assert.Equal([$"127.0.0.1:{good.Port}"], cluster.Endpoints.Usable.Select(endpoint => endpoint.Authority));
        Assert.Equal([200, 200], await StatusesAsync(edge, 2));
    }

    [Fact]
    public async Task AnswerThatCannotBeHandedOn_IsNoFaultOfTheEndpoint()
    {
        await using var upstream = new RawUpstream(async connection =>
        {
            while (await connection.ReadHeadAsync() is { Length: > 0 })
            {
                await connection.SendAsync("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nX-Odd: a\u0001b\r\n\r\nok");
            }
        });
        await using var edge = await TestEdge.StartAsync(UpstreamMesh.Of(
            "{outlierDetection: {consecutive5xxErrors: 1, maxEjectionPercent: 100}}", [upstream.Port], route: "    retries: {attempts: 0}"));

        Assert.Equal([502, 502], await StatusesAsync(edge, 2));
        Assert.Equal(0, edge.Plane.UpstreamCounters.Ejections);
    }

    private static async Task<List<int>> StatusesAsync(TestEdge edge, int count)
    {
        var statuses = new List<int>();
        for (var i = 0; i < count; i++)
        {
            using var response = await edge.GetAsync("/");
            statuses.Add((int)response.StatusCode);
        }

        return statuses;
    }
}
