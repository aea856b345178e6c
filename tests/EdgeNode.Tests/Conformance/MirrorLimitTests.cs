using Microsoft.Extensions.Time.Testing;
using OrleansMesh.EdgeNode.Mirroring;
using OrleansMesh.EdgeNode.Tests.Fixtures;
using OrleansMesh.Routing.Resources.MirrorPolicies;

namespace OrleansMesh.EdgeNode.Tests.Conformance;

/// <summary>What a MirrorPolicy lets a mirror use.</summary>
public sealed class MirrorLimitTests
{
    [Fact]
    [Shows(typeof(MirrorPolicySpec), "limits")]
    [Shows(typeof(MirrorLimits), "concurrency", "queue", "timeout")]
    public async Task Lane_IsAsWideAndAsPatientAsThePolicySays()
    {
        var time = new FakeTimeProvider();
        await using var primary = await TestUpstream.StartAsync();
        await using var silent = new RawUpstream(connection => connection.ReadToEndAsync());
        await using var edge = await StartAsync(primary, silent.Port, "limits: {concurrency: 2, queue: 1, timeout: 100ms}", time: time);

        for (var i = 0; i < 5; i++)
        {
            using var response = await edge.GetAsync("/");
        }

        Assert.Equal(3, edge.Plane.Mirrors.Snapshot().Single().InFlight);
        time.Advance(TimeSpan.FromMilliseconds(100));
        var totals = await edge.SettledTotalsAsync();
        Assert.Equal((5, 3, 3, 2), (totals.Considered, totals.Sent, totals.Failed["timeout"], totals.Dropped["lane-full"]));
        Assert.InRange(silent.Connections, 0, 2);
    }

    [Fact]
    [Shows(typeof(MirrorLimits), "connectTimeout")]
    public async Task Connection_IsGivenUpWhenThePolicySays()
    {
        await using var primary = await TestUpstream.StartAsync();

        // Accepts the connection and never begins TLS; the edge itself would wait longer than any test.
        await using var silent = new RawUpstream(connection => connection.ReadToEndAsync());
        await using var edge = await StartAsync(
            primary,
            silent.Port,
            "limits: {connectTimeout: 10ms, timeout: 1h}",
            new() { ConnectTimeout = TimeSpan.FromMinutes(10), Timeout = TimeSpan.FromHours(1) },
            more: $$$"""
                ---
                apiVersion: networking.istio.io/v1
                kind: ServiceEntry
                metadata: {name: silent, namespace: default}
                spec:
                  hosts: [silent.test]
                  ports: [{name: http, number: {{{silent.Port}}}, protocol: HTTP}]
                  resolution: STATIC
                  endpoints: [{address: 127.0.0.1}]
                ---
                apiVersion: networking.istio.io/v1
                kind: DestinationRule
                metadata: {name: tls, namespace: default}
                spec:
                  host: silent.test
                  trafficPolicy: {tls: {mode: SIMPLE} }
                """,
            host: "silent.test");

        using var response = await edge.GetAsync("/");

        Assert.Equal(1, (await edge.SettledTotalsAsync()).Failed["connect"]);
    }

    [Theory]
    [Shows(typeof(MirrorLimits), "bodyBytes")]
    [InlineData(10, false, "succeeded")]
    [InlineData(10, true, "succeeded")]
    [InlineData(11, false, "dropped body-too-large")]
    [InlineData(11, true, "failed body-too-large")]
    public async Task Body_IsMirroredUpToThePolicysLength(int length, bool chunked, string expected)
    {
        await using var primary = await TestUpstream.StartAsync();
        await using var shadow = await TestUpstream.StartAsync();
        await using var edge = await StartAsync(primary, shadow.Port, "limits: {bodyBytes: 10}");
        using var request = new HttpRequestMessage(HttpMethod.Post, edge.Address) { Content = new ByteArrayContent(new byte[length]) };
        request.Headers.TransferEncodingChunked = chunked;

        using var response = await edge.SendAsync(request);

        var totals = await edge.SettledTotalsAsync();
        Assert.Equal(length, (await primary.NextAsync()).Body.Length);
        Assert.Equal(expected, totals switch
        {
            { Succeeded: 1 } => "succeeded",
            { Dropped.Count: 1 } => $"dropped {totals.Dropped.Keys.Single()}",
            _ => $"failed {totals.Failed.Keys.Single()}",
        });
    }

    [Fact]
    [Shows(typeof(MirrorPolicySpec), "response")]
    [Shows(typeof(MirrorResponse), "bytes")]
    public async Task Answer_IsReadUpToThePolicysBound()
    {
        await using var primary = await TestUpstream.StartAsync();

        // Sends 1000 bytes of an answer without end: only who reads no further is done with it.
        await using var endless = new RawUpstream(async connection =>
        {
            await connection.ReadHeadAsync();
            await connection.SendAsync($"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3e8\r\n{new string('x', 1000)}\r\n");
            await connection.ReadToEndAsync();
        });
        await using var edge = await StartAsync(primary, endless.Port, "{response: {bytes: 999}, limits: {timeout: 1h}}");

        using var response = await edge.GetAsync("/");

        Assert.Equal(1, (await edge.SettledTotalsAsync()).Succeeded);
    }

    [Theory]
    [Shows(typeof(MirrorPolicySpec), "retry")]
    [Shows(typeof(MirrorRetry), "attempts")]
    [InlineData(2, "GET", 3, 1)]
    [InlineData(1, "GET", 2, 0)]
    [InlineData(0, "GET", 1, 0)]
    // A body can be sent once.
    [InlineData(2, "POST", 1, 0)]
    public async Task Shadow_IsSentAgainWhereThePolicySays(int attempts, string method, int connections, int succeeded)
    {
        var count = 0;
        await using var primary = await TestUpstream.StartAsync();
        await using var resetting = new RawUpstream(async connection =>
        {
            await connection.ReadHeadAsync();
            if (Interlocked.Increment(ref count) == 3)
            {
                await connection.SendAsync("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
            }

            connection.Dispose();
        });
        await using var edge = await StartAsync(primary, resetting.Port, $"retry: {{attempts: {attempts}}}");
        using var request = new HttpRequestMessage(new HttpMethod(method), edge.Address) { Content = method == "POST" ? new StringContent("a") : null };

        using var response = await edge.SendAsync(request);

        var totals = await edge.SettledTotalsAsync();
        Assert.Equal((1, succeeded, 1 - succeeded), (totals.Sent, totals.Succeeded, totals.Failed.GetValueOrDefault("reset")));
        Assert.Equal(connections, count);
    }

    [Fact]
    [Shows(typeof(MirrorPolicySpec), "budget")]
    [Shows(typeof(MirrorBudget), "requestsPerSecond")]
    public async Task Budget_OfAllEdges_IsDrawnFromAsFarAsThisOneHasLeasedOfIt()
    {
        var time = new FakeTimeProvider();
        await using var primary = await TestUpstream.StartAsync();
        await using var shadow = await TestUpstream.StartAsync();
        await using var edge = await StartAsync(primary, shadow.Port, "budget: {requestsPerSecond: 20}", time: time);
        var budget = Assert.Single(edge.Plane.Budgets.All);
        await AskAsync(2);

        // Half of the budget is ten a second: two in a fifth of it.
        budget.Apply(new(0.5, TimeSpan.FromSeconds(20)), time.GetTimestamp());
        time.Advance(TimeSpan.FromMilliseconds(200));
        await AskAsync(5);

        var totals = await edge.SettledTotalsAsync();
        Assert.Equal((7, 7, 2, 5), (totals.Considered, totals.Sampled, totals.Succeeded, totals.Dropped["rate"]));
        Assert.Equal("default/limits", budget.Policy);

        async Task AskAsync(int count)
        {
            for (var i = 0; i < count; i++)
            {
                using var response = await edge.GetAsync("/");
            }
        }
    }

    [Fact]
    public async Task Mirrors_OfOtherLimits_DoNotShareALane()
    {
        await using var primary = await TestUpstream.StartAsync();
        await using var shadow = await TestUpstream.StartAsync();
        var route = TestMesh.Mirrored(primary.Port, shadow.Port, shadow.Port);
        await using var edge = await TestEdge.StartAsync(route);
        Assert.Single(edge.Plane.Lanes);

        edge.Publish(TestMesh.Of(2, route + "\n" + Policy("limits: {queue: 1}")));
        Assert.Equal([1], edge.Plane.Tables.Current.Mirrors.ToArray().Select(mirror => mirror.Lane.Limits.QueueDepth).Distinct());
        Assert.Same(edge.Plane.Tables.Current.Mirrors[0].Lane, edge.Plane.Tables.Current.Mirrors[1].Lane);

        edge.Publish(TestMesh.Of(3, route));
        Assert.Equal(new MirroringOptions().QueueDepth, edge.Plane.Tables.Current.Mirrors[0].Lane.Limits.QueueDepth);
    }

    private static Task<TestEdge> StartAsync(
        TestUpstream primary, int shadow, string spec, MirroringOptions? mirroring = null, TimeProvider? time = null, string more = "", string host = "127.0.0.1")
    {
        var route = TestMesh.Route(primary.Port, $"    mirror: {{host: {host}, port: {{number: {shadow}}}}}");
        return TestEdge.StartAsync($"{route}\n{Policy(spec)}\n{more}", mirroring, time: time);
    }

    private static string Policy(string spec) => $$"""
        ---
        apiVersion: orleansmesh.io/v1alpha1
        kind: MirrorPolicy
        metadata: {name: limits, namespace: default}
        spec:
          {{spec}}
        """;
}
