using System.Net;
using OrleansMesh.EdgeNode.Counters;
using OrleansMesh.EdgeNode.Serving;
using OrleansMesh.EdgeNode.Tests.Fixtures;

namespace OrleansMesh.EdgeNode.Tests.Forwarding;

/// <summary>What the client gets when there is no answer to pass on: a status and a reason, never more.</summary>
public sealed class FailureTests
{
    private const string Unserved = """
        apiVersion: networking.istio.io/v1
        kind: VirtualService
        metadata: {name: unserved, namespace: default}
        spec:
          hosts: ["*"]
          http:
          - name: subset
            match: [{uri: {prefix: /subset}}]
            route: [{destination: {host: shop, subset: v9}}]
          - name: port
            match: [{uri: {prefix: /port}}]
            route: [{destination: {host: shop, port: {number: 99}}}]
          - name: empty
            match: [{uri: {prefix: /empty}}]
            route: [{destination: {host: shop}}]
          - name: name
            match: [{uri: {prefix: /name}}]
            route: [{destination: {host: no-such-name.invalid, port: {number: 80}}}]
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: shop, namespace: default}
        spec:
          selector: {app: shop}
          ports: [{name: http, port: 80}]
        """;

    [Theory]
    [InlineData("/other", 404, "no-route")]
    [InlineData("/subset", 503, "unknown-subset")]
    [InlineData("/port", 503, "unknown-port")]
    [InlineData("/empty", 503, "no-endpoint")]
    [InlineData("/name", 503, "name-not-resolved")]
    public async Task UnservableRequest_IsAnsweredWithItsReason(string path, int status, string reason)
    {
        await using var edge = await TestEdge.StartAsync(Unserved);

        using var response = await edge.GetAsync(path);

        await AssertAnswerAsync(edge, response, status, reason);
    }

    [Fact]
    public async Task EdgeWithoutTable_AnswersThatItHasNone()
    {
        await using var edge = await TestEdge.StartAsync();

        using var response = await edge.GetAsync("/");

        await AssertAnswerAsync(edge, response, 503, "no-table");
    }

    [Fact]
    public async Task RefusedConnection_Is502()
    {
        await using var edge = await TestEdge.StartAsync(TestMesh.Route(RawUpstream.ClosedPort()));

        using var response = await edge.GetAsync("/");

        await AssertAnswerAsync(edge, response, 502, "connect-failed");
    }

    [Fact]
    public async Task UnansweredConnection_Is504AfterTheConnectTimeout()
    {
        // A listener whose backlog is full takes no more: what Linux does with the packets is what a firewall would.
        using var listener = new System.Net.Sockets.Socket(System.Net.Sockets.AddressFamily.InterNetwork, System.Net.Sockets.SocketType.Stream, System.Net.Sockets.ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen(0);
        var port = ((IPEndPoint)listener.LocalEndPoint!).Port;
        using var first = await RawConnection.OpenAsync(port);
        await using var edge = await TestEdge.StartAsync(TestMesh.Route(port), forwarding: new() { ConnectTimeout = TimeSpan.FromMilliseconds(100) });

        using var response = await edge.GetAsync("/");

        await AssertAnswerAsync(edge, response, 504, "connect-timeout");
    }

    [Fact]
    public async Task SilentUpstream_Is504AfterTheActivityTimeout()
    {
        await using var upstream = new RawUpstream(async connection => await connection.ReadToEndAsync());
        await using var edge = await TestEdge.StartAsync(TestMesh.Route(upstream.Port), forwarding: new() { ActivityTimeout = TimeSpan.FromMilliseconds(100) });

        using var response = await edge.GetAsync("/");

        await AssertAnswerAsync(edge, response, 504, "upstream-timeout");
    }

    [Theory]
    [InlineData("")]
    [InlineData("HTTP/1.1 200 OK\r\nX-Half: ")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n")]
    public async Task ResetAnswer_Is502(string sent)
    {
        await using var upstream = new RawUpstream(async connection =>
        {
            await connection.ReadHeadAsync();
            await connection.SendAsync(sent);
            connection.Reset();
        });
        await using var edge = await TestEdge.StartAsync(TestMesh.Route(upstream.Port));

        using var response = await edge.SendAsync(new HttpRequestMessage(HttpMethod.Post, edge.Address) { Content = new StringContent("once") });

        await AssertAnswerAsync(edge, response, 502, "upstream-reset");
    }

    [Theory]
    [InlineData("SSH-2.0-x\r\n\r\n")]
    [InlineData("HTTP/1.1 2000 OK\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nNo Colon\r\n\r\n")]
    public async Task AnswerThatIsNotHttp_Is502(string sent)
    {
        await using var upstream = new RawUpstream(async connection =>
        {
            await connection.ReadHeadAsync();
            await connection.SendAsync(sent);
        });
        await using var edge = await TestEdge.StartAsync(TestMesh.Route(upstream.Port));

        using var response = await edge.GetAsync("/");

        await AssertAnswerAsync(edge, response, 502, "upstream-invalid");
    }

    [Fact]
    public async Task AnswerThatCannotBeHandedOn_IsNotAskedForAgain()
    {
        await using var upstream = new RawUpstream(async connection =>
        {
            while (await connection.ReadHeadAsync() is { Length: > 0 })
            {
                await connection.SendAsync("HTTP/1.1 200 OK\r\nX-Bad: a\u0001b\r\nContent-Length: 0\r\n\r\n");
            }
        });
        await using var edge = await TestEdge.StartAsync(TestMesh.Route(upstream.Port, "    retries: {attempts: 3, retryOn: \"5xx,reset\", backoff: 1ms}"));

        using var response = await edge.GetAsync("/");

        await AssertAnswerAsync(edge, response, 502, "upstream-invalid");
        Assert.Equal(0, edge.Plane.Retries[RetryCount.Made]);
    }

    [Fact]
    public async Task AnswerThatBreaksOff_IsBrokenOffAndNotEnded()
    {
        await using var upstream = new RawUpstream(async connection =>
        {
            await connection.ReadHeadAsync();
            await connection.SendAsync("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n");
            connection.Reset();
        });
        await using var edge = await TestEdge.StartAsync(TestMesh.Route(upstream.Port));
        using var client = await RawConnection.OpenAsync(edge.Port);

        await client.SendAsync("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
        var all = await client.ReadToEndAsync();
        await edge.StopAsync();

        Assert.DoesNotContain("\r\n0\r\n", all, StringComparison.Ordinal);
        Assert.Equal(1, edge.Plane.Answers.Count(EdgeReason.UpstreamReset));
    }

    [Fact]
    public async Task UpstreamThatRefusesAnExpectedBody_IsAnsweredAsItSaidWithoutTheBody()
    {
        await using var upstream = new RawUpstream(async connection =>
        {
            await connection.ReadHeadAsync();
            await connection.SendAsync("HTTP/1.1 413 Too Large\r\nContent-Length: 3\r\nConnection: close\r\n\r\nbig");
        });
        await using var edge = await TestEdge.StartAsync(TestMesh.Route(upstream.Port));
        using var client = await RawConnection.OpenAsync(edge.Port);

        await client.SendAsync("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5000\r\nExpect: 100-continue\r\n\r\n");
        var (head, body) = await client.ReadAnswerAsync();

        Assert.StartsWith("HTTP/1.1 413 Too Large\r\n", head, StringComparison.Ordinal);
        Assert.Equal("big", body);
    }

    [Fact]
    public async Task UpstreamThatWantsTheExpectedBody_GetsIt()
    {
        await using var upstream = await TestUpstream.StartAsync();
        await using var edge = await TestEdge.StartAsync(TestMesh.Route(upstream.Port));
        using var client = await RawConnection.OpenAsync(edge.Port);

        await client.SendAsync("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nExpect: 100-continue\r\n\r\n");
        Assert.Equal("HTTP/1.1 100 Continue\r\n\r\n", await client.ReadHeadAsync());
        await client.SendAsync("abc");

        Assert.StartsWith("HTTP/1.1 200 OK\r\n", await client.ReadHeadAsync(), StringComparison.Ordinal);
        Assert.Equal("abc", (await upstream.NextAsync()).Text);
    }

    [Fact]
    public async Task MalformedChunk_Is400AndReachesTheUpstreamAsABrokenRequest()
    {
        var seen = new TaskCompletionSource<string>();
        await using var upstream = new RawUpstream(async connection => seen.SetResult(await connection.ReadToEndAsync()));
        await using var edge = await TestEdge.StartAsync(TestMesh.Route(upstream.Port));
        using var client = await RawConnection.OpenAsync(edge.Port);

        await client.SendAsync("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\nzz\r\n");
        var (head, _) = await client.ReadAnswerAsync();

        Assert.StartsWith("HTTP/1.1 400 ", head, StringComparison.Ordinal);
        Assert.Equal("client-body", RawConnection.Field(head, "x-orleansmesh-reason"));
        Assert.DoesNotContain("\r\n0\r\n", await seen.Task.WaitAsync(Patience.Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task BodyOverTheLimit_Is413()
    {
        await using var upstream = await TestUpstream.StartAsync();
        await using var edge = await TestEdge.StartAsync(TestMesh.Route(upstream.Port), serving: new() { MaxBodyBytes = 5 });

        using var response = await edge.SendAsync(new HttpRequestMessage(HttpMethod.Post, edge.Address) { Content = new StringContent("123456") });

        await AssertAnswerAsync(edge, response, 413, "client-body-too-large");
    }

    private static async Task AssertAnswerAsync(TestEdge edge, HttpResponseMessage response, int status, string reason)
    {
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(reason, Assert.Single(response.Headers.GetValues("x-orleansmesh-reason")));
        var body = await response.Content.ReadAsStringAsync(Patience.Token);
        Assert.StartsWith(reason, body, StringComparison.Ordinal);
        Assert.True(body.Length < 100, body);
        var counted = EdgeReasons.All.Where(each => edge.Plane.Answers.Count(each) > 0).Select(EdgeReasons.Word);
        Assert.Equal([reason], counted);
    }
}
