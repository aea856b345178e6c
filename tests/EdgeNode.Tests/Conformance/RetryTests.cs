using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Http;
using OrleansMesh.EdgeNode.Counters;
using OrleansMesh.EdgeNode.Tests.Fixtures;
using OrleansMesh.Routing.Resources.VirtualServices;

namespace OrleansMesh.EdgeNode.Tests.Conformance;

/// <summary><c>retries</c> and <c>timeout</c>, from the manifest to the attempts that upstreams see.</summary>
public sealed class RetryTests
{
    private const string Often = "    retries: {attempts: 3, retryOn: \"5xx,409\", backoff: 1ms}";

    [Theory]
    [InlineData("503", 200)]
    [InlineData("503,500,409", 200)]
    [InlineData("503,503,503,500", 500)]
    [InlineData("404", 404)]
    [Shows(typeof(HttpRoute), "retries")]
    [Shows(typeof(HttpRetry), "attempts", "retryOn")]
    public async Task Answer_IsThatOfTheLastAttempt(string failures, int expected)
    {
        await using var upstream = await TestUpstream.StartAsync(Failing(failures));
        await using var edge = await TestEdge.StartAsync(TestMesh.Route(upstream.Port, Often));

        using var response = await edge.GetAsync("/");

        Assert.Equal(expected, (int)response.StatusCode);
        var attempts = failures.Split(',').Length + (expected == 200 ? 1 : 0);
        for (var attempt = 1; attempt <= attempts; attempt++)
        {
            Assert.Equal(attempt.ToString(CultureInfo.InvariantCulture), (await upstream.NextAsync()).Header("x-envoy-attempt-count"));
        }

        Assert.Equal((0, attempts - 1), (upstream.Count, edge.Plane.Retries[RetryCount.Made]));
        Assert.Equal(expected == 200 ? ["yes"] : null, response.Headers.TryGetValues("x-last", out var last) ? last : null);
        Assert.False(response.Headers.Contains("x-failed") && expected == 200, "Something of a withheld answer was seen.");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(64 * 1024)]
    public async Task Body_IsSentAgain(int length)
    {
        var body = Random(length);
        await using var upstream = await TestUpstream.StartAsync(Failing("503,503"));
        await using var edge = await TestEdge.StartAsync(TestMesh.Route(upstream.Port, Often));

        using var response = await PostAsync(edge, body);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        for (var attempt = 1; attempt <= 3; attempt++)
        {
            Assert.Equal(body, (await upstream.NextAsync()).Body);
        }

        Assert.Equal(0, edge.Plane.ReplayBytes);
    }

    [Fact]
    public async Task BodyBeyondItsBound_IsSentOnce()
    {
        await using var upstream = await TestUpstream.StartAsync(Failing("503"));
        await using var edge = await TestEdge.StartAsync(TestMesh.Route(upstream.Port, Often), forwarding: new() { MaxReplayBodyBytes = 1000 });

        using var response = await PostAsync(edge, Random(1001));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal((1, 0, 0), (upstream.Count, edge.Plane.ReplayBytes, edge.Plane.Retries[RetryCount.Made]));
    }

    [Fact]
    public async Task BodyBeyondTheProcessBudget_IsSentOnce()
    {
        await using var upstream = await TestUpstream.StartAsync(Failing("503"));
        await using var edge = await TestEdge.StartAsync(TestMesh.Route(upstream.Port, Often), forwarding: new() { MaxReplayBytes = 1000 });

        using var response = await PostAsync(edge, Random(1001));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal((1, 0), (upstream.Count, edge.Plane.ReplayBytes));
    }

    [Fact]
    public async Task Shadow_IsSentOnceHoweverOftenThePrimaryIs()
    {
        var body = Random(1000);
        await using var upstream = await TestUpstream.StartAsync(Failing("503,503"));
        await using var shadow = await TestUpstream.StartAsync();
        await using var edge = await TestEdge.StartAsync(TestMesh.Mirrored(upstream.Port, shadow.Port) + "\n" + Often);

        using var response = await PostAsync(edge, body);

        var totals = await edge.SettledTotalsAsync();
        Assert.Equal((HttpStatusCode.OK, 1, 1), (response.StatusCode, totals.Sent, totals.Succeeded));
        var copy = await shadow.NextAsync();
        Assert.Equal(body, copy.Body);
        Assert.Equal("1", copy.Header("x-envoy-attempt-count"));
        Assert.Equal((3, 0), (upstream.Count, shadow.Count));
    }

    [Fact]
    [Shows(typeof(HttpRetry), "retryIgnorePreviousHosts")]
    public async Task RefusedConnection_IsTriedElsewhereByDefaultWithItsBody()
    {
        var body = Random(200_000);
        await using var upstream = await TestUpstream.StartAsync();
        // Endpoints by weight: the first draw falls on the closed one; the next attempt avoids it where that can be.
        await using var edge = await TestEdge.StartAsync(random: () => 0);
        edge.Publish(TestMesh.Of(1, TwoEndpoints(RawUpstream.ClosedPort(), upstream.Port)));

        for (var i = 0; i < 5; i++)
        {
            using var response = await PostAsync(edge, body);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.Equal(body, (await upstream.NextAsync()).Body);
        }
    }

    [Fact]
    public async Task BrokenConnection_IsNotTriedAgainByDefault()
    {
        await using var upstream = new RawUpstream(async connection =>
        {
            await connection.ReadHeadAsync();
            connection.Reset();
        });
        await using var edge = await TestEdge.StartAsync(TestMesh.Route(upstream.Port));

        using var response = await PostAsync(edge, [1, 2, 3]);

        Assert.Equal("upstream-reset", Assert.Single(response.Headers.GetValues("x-orleansmesh-reason")));
        Assert.Equal(1, upstream.Connections);
    }

    [Theory]
    [InlineData("DELETE")]
    [InlineData("POST")]
    [InlineData("PUT")]
    public async Task UnsafeRequestWithoutBody_IsSentOnce_AndItsShadowToo(string method)
    {
        await using var upstream = new RawUpstream(async connection =>
        {
            await connection.ReadHeadAsync();
            connection.Dispose();
        });
        await using var edge = await TestEdge.StartAsync(TestMesh.Mirrored(upstream.Port, upstream.Port) + "\n    retries: {attempts: 0}");

        using var response = await edge.SendAsync(new HttpRequestMessage(new HttpMethod(method), edge.Address));

        Assert.Equal("upstream-reset", Assert.Single(response.Headers.GetValues("x-orleansmesh-reason")));
        Assert.Equal(1, (await edge.SettledTotalsAsync()).Failed["reset"]);
        Assert.Equal(2, upstream.Connections);
    }

    [Fact]
    public async Task BrokenConnection_IsTriedAgainWhereThatIsAskedFor()
    {
        var served = 0;
        await using var upstream = new RawUpstream(async connection =>
        {
            await connection.ReadHeadAsync();
            if (Interlocked.Increment(ref served) < 3)
            {
                connection.Reset();
                return;
            }

            await connection.SendAsync(RawUpstream.Ok);
        });
        await using var edge = await TestEdge.StartAsync(TestMesh.Route(upstream.Port, "    retries: {attempts: 2, retryOn: reset, backoff: 1ms}"));

        using var response = await PostAsync(edge, [1, 2, 3]);

        Assert.Equal((HttpStatusCode.OK, 3), (response.StatusCode, served));
    }

    [Fact]
    public async Task AnswerThatHasBegun_IsNotTriedAgain()
    {
        await using var upstream = new RawUpstream(async connection =>
        {
            await connection.ReadHeadAsync();
            await connection.SendAsync("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf");
            connection.Dispose();
        });
        await using var edge = await TestEdge.StartAsync(TestMesh.Route(upstream.Port, "    retries: {attempts: 2, retryOn: \"reset,5xx\", backoff: 1ms}"));

        await Assert.ThrowsAnyAsync<HttpRequestException>(async () =>
        {
            using var response = await edge.GetAsync("/");
            await response.Content.ReadAsByteArrayAsync(Patience.Token);
        });
        Assert.Equal(1, upstream.Connections);
    }

    [Fact]
    [Shows(typeof(HttpRetry), "backoff")]
    public async Task Pause_GrowsAndEndsWithTheClient()
    {
        var time = new WaitingTime();
        await using var upstream = await TestUpstream.StartAsync(Failing("503,503,503"));
        await using var edge = await TestEdge.StartAsync(time: time, random: () => 1u << 31);
        edge.Publish(TestMesh.Of(1, TestMesh.Route(upstream.Port, "    retries: {attempts: 5, retryOn: 5xx, backoff: 2s}")));
        using (var client = await RawConnection.OpenAsync(edge.Port))
        {
            await client.SendAsync("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
            foreach (var pause in new[] { 1, 3 })
            {
                Assert.Equal(TimeSpan.FromSeconds(pause), await time.NextWaitAsync());
                time.Advance(TimeSpan.FromSeconds(pause));
            }

            Assert.Equal(TimeSpan.FromSeconds(7), await time.NextWaitAsync());
        }

        await Eventually.TrueAsync(() => Task.FromResult(edge.Plane.Requests.InFlight == 0), () => "still in flight");
        Assert.Equal(3, upstream.Count);
    }

    private static Func<HttpContext, Task> Failing(string statuses)
    {
        var left = new Queue<string>(statuses.Split(','));
        return async context =>
        {
            var isFailure = left.TryDequeue(out var status);
            context.Response.StatusCode = isFailure ? int.Parse(status!, CultureInfo.InvariantCulture) : 200;
            context.Response.Headers[isFailure ? "x-failed" : "x-last"] = "yes";
            await context.Response.WriteAsync("body");
        };
    }

    private static string TwoEndpoints(int first, int second) => $$$"""
        apiVersion: networking.istio.io/v1
        kind: VirtualService
        metadata: {name: shop, namespace: default}
        spec:
          hosts: ["*"]
          gateways: [istio-system/ingressgateway]
          http:
          - retries: {attempts: 8, backoff: 1ms}
            route: [{destination: {host: shop.example}}]
        ---
        apiVersion: networking.istio.io/v1
        kind: ServiceEntry
        metadata: {name: shop, namespace: default}
        spec:
          hosts: [shop.example]
          ports: [{number: 80, name: http, protocol: HTTP}]
          resolution: STATIC
          endpoints:
          - {address: 127.0.0.1, ports: {http: {{{first}}}}}
          - {address: 127.0.0.1, ports: {http: {{{second}}}}}
        """;

    private static byte[] Random(int length)
    {
        var bytes = new byte[length];
        new Random(7).NextBytes(bytes);
        return bytes;
    }

    private static Task<HttpResponseMessage> PostAsync(TestEdge edge, byte[] body) =>
        edge.SendAsync(new HttpRequestMessage(HttpMethod.Post, edge.Address) { Content = new ByteArrayContent(body) });
}
