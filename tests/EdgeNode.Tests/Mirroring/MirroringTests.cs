using System.Net;
using OrleansMesh.EdgeNode.Tests.Fixtures;

namespace OrleansMesh.EdgeNode.Tests.Mirroring;

/// <summary>What a shadow is, and which requests get one.</summary>
public sealed class MirroringTests
{
    private static readonly string[] MeantToDiffer = ["host", "x-forwarded-for", "x-envoy-internal", "x-orleansmesh-hops"];

    [Fact]
    public async Task MirroredRequests_AreAnsweredByThePrimaryAndCopiedToTheTarget()
    {
        await using var primary = await TestUpstream.StartAsync();
        await using var shadow = await TestUpstream.StartAsync();
        await using var edge = await TestEdge.StartAsync(TestMesh.Mirrored(primary.Port, shadow.Port));

        for (var i = 0; i < 10; i++)
        {
            using var response = await edge.GetAsync($"/a?i={i}");
            Assert.Equal("hello", await response.Content.ReadAsStringAsync(Patience.Token));
        }

        var totals = await edge.SettledTotalsAsync();
        Assert.Equal((10, 10, 10, 10), (totals.Considered, totals.Sampled, totals.Sent, totals.Succeeded));
        Assert.Equal(10, primary.Count);
        Assert.Equal(10, shadow.Count);
    }

    [Fact]
    public async Task Answer_IsTheSameToTheByteWithAndWithoutMirror()
    {
        await using var primary = RawUpstream.Recording(_ => { });
        await using var shadow = RawUpstream.Recording(_ => { });
        await using var plain = await TestEdge.StartAsync(TestMesh.Route(primary.Port));
        await using var mirrored = await TestEdge.StartAsync(TestMesh.Mirrored(primary.Port, shadow.Port));

        Assert.Equal(await AskAsync(plain), await AskAsync(mirrored));

        static async Task<string> AskAsync(TestEdge edge)
        {
            using var client = await RawConnection.OpenAsync(edge.Port);
            await client.SendAsync("GET /a HTTP/1.1\r\nHost: shop\r\n\r\nGET /b HTTP/1.1\r\nHost: shop\r\nConnection: close\r\n\r\n");
            var lines = (await client.ReadToEndAsync()).Split("\r\n");
            return string.Join('\n', lines.Where(line => !line.StartsWith("Date: ", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public async Task Shadow_EqualsThePrimaryButForHostAndForwarding()
    {
        await using var primary = await TestUpstream.StartAsync();
        await using var shadow = await TestUpstream.StartAsync();
        await using var edge = await TestEdge.StartAsync(TestMesh.Mirrored(primary.Port, shadow.Port));
        using var client = await RawConnection.OpenAsync(edge.Port);

        await client.SendAsync(
            "PATCH /a%2fb/..//c;v?d=%zz HTTP/1.1\r\nHost: shop:81\r\nX-One: 1\r\nX-Two: a\r\nX-Two: b\r\nX-Odd: \u00e9\r\nCookie: c=1\r\nX-Forwarded-For: 10.0.0.1\r\n"
            + "X-Envoy-Internal: spoofed\r\nContent-Type: text/plain\r\nContent-Length: 3\r\nConnection: X-Hop\r\nX-Hop: 1\r\n\r\nabc");

        var real = await primary.NextAsync();
        var copy = await shadow.NextAsync();
        Assert.Equal((real.Method, real.Target, real.Text), (copy.Method, copy.Target, copy.Text));
        Assert.Equal(Kept(real), Kept(copy));
        Assert.Equal(("shop:81", "10.0.0.1, 127.0.0.1", null), (real.Header("host"), real.Header("x-forwarded-for"), real.Header("x-envoy-internal")));
        Assert.Equal(("shop-shadow:81", "10.0.0.1, 127.0.0.1, 127.0.0.1", "true"), (copy.Header("host"), copy.Header("x-forwarded-for"), copy.Header("x-envoy-internal")));
        Assert.Equal("/a%2fb/..//c;v?d=%zz", copy.Target);
        Assert.Null(copy.Header("x-hop"));

        static IEnumerable<string> Kept(ReceivedRequest request) =>
            request.Headers.Where(h => !MeantToDiffer.Contains(h.Key.ToLowerInvariant())).Select(h => $"{h.Key}: {h.Value}").Order(StringComparer.Ordinal);
    }

    [Theory]
    [InlineData(true, "inner-shadow.")]
    [InlineData(false, "inner.")]
    public async Task Shadow_IsTakenAfterRewrites(bool hostSuffix, string host)
    {
        await using var primary = await TestUpstream.StartAsync();
        await using var shadow = await TestUpstream.StartAsync();
        var mirror = TestMesh.Mirrors(100, shadow.Port);
        await using var edge = await TestEdge.StartAsync(
            TestMesh.Route(primary.Port, $"    match: [{{uri: {{prefix: /old}}}}]\n    rewrite: {{uri: /new, authority: inner.}}\n{mirror}"), mirroring: new() { HostSuffix = hostSuffix });

        using var response = await edge.GetAsync("/old/x");

        var copy = await shadow.NextAsync();
        Assert.Equal(("/new/x", host), (copy.Target, copy.Header("host")));
    }

    [Fact]
    public async Task SeveralMirrors_EachGetACopyWithItsBody()
    {
        await using var primary = await TestUpstream.StartAsync();
        await using var one = await TestUpstream.StartAsync();
        await using var two = await TestUpstream.StartAsync();
        await using var edge = await TestEdge.StartAsync(TestMesh.Mirrored(primary.Port, one.Port, two.Port));

        using var response = await edge.SendAsync(new HttpRequestMessage(HttpMethod.Put, edge.Address) { Content = new StringContent("both") });

        Assert.Equal("both", (await one.NextAsync()).Text);
        Assert.Equal("both", (await two.NextAsync()).Text);
        Assert.All(await edge.AllSettledTotalsAsync(), totals => Assert.Equal((1, 1), (totals.Considered, totals.Succeeded)));
    }

    [Fact]
    public async Task EachMirror_DecidesByItself()
    {
        await using var primary = await TestUpstream.StartAsync();
        await using var shadow = await TestUpstream.StartAsync();

        // The draws of one request: its destination, the first mirror (not chosen), the second (chosen), then endpoints.
        var draws = new Queue<uint>([0, uint.MaxValue / 2, uint.MaxValue / 3]);
        await using var edge = await TestEdge.StartAsync(random: () => draws.TryDequeue(out var draw) ? draw : 0);
        edge.Publish(TestMesh.Of(1, TestMesh.Route(primary.Port, TestMesh.Mirrors(40, shadow.Port, shadow.Port))));

        using var first = await edge.GetAsync("/");

        var all = await edge.AllSettledTotalsAsync();
        Assert.Equal([(1, 0, 1), (1, 1, 0)], all.Select(totals => (totals.Considered, totals.Sampled, totals.NotSampled)));
    }

    [Fact]
    public async Task HalfOfTheRequests_IsAsChanceHasIt()
    {
        const int Requests = 1_000;
        await using var primary = await TestUpstream.StartAsync();
        await using var shadow = await TestUpstream.StartAsync();
        await using var edge = await TestEdge.StartAsync(TestMesh.Route(primary.Port, TestMesh.Mirrors(50, shadow.Port)), mirroring: new() { QueueDepth = Requests });

        await Parallel.ForAsync(0, Requests, Patience.Token, async (_, _) => (await edge.GetAsync("/")).Dispose());

        var totals = await edge.SettledTotalsAsync();
        Assert.Equal((Requests, totals.Sampled), (totals.Considered, totals.Succeeded));
        Assert.Equal(totals.Succeeded, shadow.Count);
        // Five sigma of Binomial(1000, 1/2): three are missed once in 370 runs.
        Assert.InRange(totals.Sampled, 500 - (5 * 15.8), 500 + (5 * 15.8));
    }

    [Fact]
    public async Task RequestsThatAreNotForwarded_AreNeverConsidered()
    {
        await using var shadow = await TestUpstream.StartAsync();
        await using var edge = await TestEdge.StartAsync(
            TestMesh.Route(1, "    match: [{uri: {prefix: /empty}}]\n" + TestMesh.Mirrors(100, shadow.Port)).Replace("host: 127.0.0.1, port: {number: 1}", "host: shop", StringComparison.Ordinal)
            + "\n---\napiVersion: v1\nkind: Service\nmetadata: {name: shop, namespace: default}\nspec: {selector: {app: shop}, ports: [{port: 80}]}");

        using var unrouted = await edge.GetAsync("/other");
        using var unserved = await edge.GetAsync("/empty");

        Assert.Equal(HttpStatusCode.NotFound, unrouted.StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, unserved.StatusCode);
        Assert.Equal(0, (await edge.SettledTotalsAsync()).Considered);
        Assert.Equal(0, shadow.Count);
    }

    [Theory]
    [InlineData("host: shop", "no-endpoint")]
    [InlineData("host: shop, subset: v9", "unknown-subset")]
    [InlineData("host: shop, port: {number: 99}", "unknown-port")]
    public async Task TargetThatCannotBeSentTo_IsDroppedWithItsReason(string target, string reason)
    {
        await using var primary = await TestUpstream.StartAsync();
        await using var edge = await TestEdge.StartAsync(
            TestMesh.Route(primary.Port, $"    mirror: {{{target}}}")
            + "\n---\napiVersion: v1\nkind: Service\nmetadata: {name: shop, namespace: default}\nspec: {selector: {app: shop}, ports: [{port: 80}]}");

        using var response = await edge.GetAsync("/");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var totals = await edge.SettledTotalsAsync();
        Assert.Equal((1, 1, 0), (totals.Considered, totals.Sampled, totals.Sent));
        Assert.Equal((reason, 1), Assert.Single(totals.Dropped.Select(d => (d.Key, d.Value))));
    }

    [Fact]
    public async Task RedirectsAndCookiesOfTheTarget_AreIgnored()
    {
        await using var elsewhere = await TestUpstream.StartAsync();
        await using var primary = await TestUpstream.StartAsync();
        await using var shadow = await TestUpstream.StartAsync(context =>
        {
            context.Response.Redirect($"http://127.0.0.1:{elsewhere.Port}/");
            context.Response.Headers.SetCookie = "c=1";
            return Task.CompletedTask;
        });
        await using var edge = await TestEdge.StartAsync(TestMesh.Mirrored(primary.Port, shadow.Port));

        using var first = await edge.GetAsync("/");
        await shadow.NextAsync();
        using var second = await edge.GetAsync("/");

        Assert.Null((await shadow.NextAsync()).Header("cookie"));
        Assert.Equal(2, (await edge.SettledTotalsAsync()).Succeeded);
        Assert.Equal(0, elsewhere.Count);
    }

    [Fact]
    public async Task Upgrade_PassesAndIsNotMirrored()
    {
        await using var primary = new RawUpstream(async connection =>
        {
            await connection.ReadHeadAsync();
            await connection.SendAsync("HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n");
            await connection.SendAsync($"echo {await connection.ReadAsync(4)}");
        });
        await using var shadow = await TestUpstream.StartAsync();
        await using var edge = await TestEdge.StartAsync(TestMesh.Mirrored(primary.Port, shadow.Port));
        using var client = await RawConnection.OpenAsync(edge.Port);

        await client.SendAsync("GET / HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n");
        Assert.StartsWith("HTTP/1.1 101 ", await client.ReadHeadAsync(), StringComparison.Ordinal);
        await client.SendAsync("ping");

        Assert.Equal("echo ping", await client.ReadAsync(9));
        client.Dispose();
        await edge.StopAsync();
        Assert.Equal(0, (await edge.SettledTotalsAsync()).Considered);
        Assert.Equal(0, shadow.Count);
    }
}
