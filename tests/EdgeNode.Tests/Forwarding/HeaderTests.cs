using System.Diagnostics;
using Microsoft.Extensions.Primitives;
using OrleansMesh.EdgeNode.Tests.Fixtures;

namespace OrleansMesh.EdgeNode.Tests.Forwarding;

/// <summary>Header fields on their way through the edge, both ways.</summary>
public sealed class HeaderTests
{
    [Fact]
    public async Task Request_ArrivesAsSentWithWhatAGatewayAdds()
    {
        string? head = null;
        await using var upstream = RawUpstream.Recording(seen => head = seen);
        await using var edge = await TestEdge.StartAsync(TestMesh.Route(upstream.Port));
        using var client = await RawConnection.OpenAsync(edge.Port);

        await client.SendAsync("GET /a HTTP/1.1\r\nHost: shop:81\r\nAccept: a/b;q=0.1, */*\r\nX-Odd: \u00e9\u00fc\r\nUpgrade-Insecure-Requests: 1\r\nCookie: a=1; b=2\r\nX-Request-Id: r1\r\n\r\n");
        await client.ReadAnswerAsync();

        Assert.Equal(
            "GET /a HTTP/1.1\r\nHost: shop:81\r\nAccept: a/b;q=0.1, */*\r\nCookie: a=1; b=2\r\nUpgrade-Insecure-Requests: 1\r\nX-Odd: \u00e9\u00fc\r\nX-Request-ID: r1\r\n"
            + "x-forwarded-proto: http\r\nx-envoy-attempt-count: 1\r\nx-forwarded-for: 127.0.0.1\r\nx-orleansmesh-hops: 1\r\n\r\n",
            head);
    }

    [Fact]
    public async Task HopByHopFields_AndThoseThatConnectionNames_StayBehind()
    {
        string? head = null;
        await using var upstream = RawUpstream.Recording(seen => head = seen);
        await using var edge = await TestEdge.StartAsync(TestMesh.Route(upstream.Port));
        using var client = await RawConnection.OpenAsync(edge.Port);

        await client.SendAsync(
            "GET / HTTP/1.1\r\nHost: a\r\nConnection: X-Hop, keep-alive\r\nConnection: x-other\r\nX-Hop: 1\r\nX-Other: 2\r\nX-Kept: 3\r\nKeep-Alive: 5\r\n"
            + "TE: trailers\r\nTrailer: X-T\r\nUpgrade: h2c\r\nHTTP2-Settings: AAA\r\nProxy-Connection: close\r\nProxy-Authorization: secret\r\n"
            + "X-Envoy-Attempt-Count: 9\r\nX-Request-Id: r1\r\nProxy-Anything: 1\r\n\r\n");
        await client.ReadAnswerAsync();

        Assert.Equal("GET / HTTP/1.1\r\nHost: a\r\nX-Kept: 3\r\nX-Request-ID: r1\r\nx-forwarded-proto: http\r\nx-envoy-attempt-count: 1\r\nx-forwarded-for: 127.0.0.1\r\nx-orleansmesh-hops: 1\r\n\r\n", head);
    }

    [Fact]
    public async Task ConnectionNamingHostOrLength_CannotChangeTheMessage()
    {
        await using var upstream = await TestUpstream.StartAsync();
        await using var edge = await TestEdge.StartAsync(TestMesh.Route(upstream.Port));
        using var client = await RawConnection.OpenAsync(edge.Port);

        await client.SendAsync("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nConnection: host, content-length\r\n\r\nabc");
        await client.ReadHeadAsync();

        var request = await upstream.NextAsync();
        Assert.Equal("a", request.Header("host"));
        Assert.Equal("3", request.Header("content-length"));
        Assert.Equal("abc", request.Text);
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("DELETE")]
    [InlineData("POST")]
    public async Task FieldsOfABodyThatIsNotThere_AreKept(string method)
    {
        await using var upstream = await TestUpstream.StartAsync();
        await using var edge = await TestEdge.StartAsync(TestMesh.Route(upstream.Port));
        using var client = await RawConnection.OpenAsync(edge.Port);

        await client.SendAsync($"{method} / HTTP/1.1\r\nHost: a\r\nContent-Type: a/b\r\nContent-Length: 0\r\n\r\n");
        await client.ReadHeadAsync();

        var request = await upstream.NextAsync();
        Assert.Equal(("a/b", "0", null), (request.Header("content-type"), request.Header("content-length"), request.Header("transfer-encoding")));
    }

    [Fact]
    public async Task ForwardedFields_AreExtendedNotTrustedAway()
    {
        await using var upstream = await TestUpstream.StartAsync();
        await using var edge = await TestEdge.StartAsync(TestMesh.Route(upstream.Port));
        using var client = await RawConnection.OpenAsync(edge.Port);

        await client.SendAsync("GET / HTTP/1.1\r\nHost: a\r\nX-Forwarded-For: 10.0.0.1\r\nX-Forwarded-For: 10.0.0.2, 10.0.0.3\r\nX-Forwarded-Proto: https\r\n\r\n");
        await client.ReadHeadAsync();

        var request = await upstream.NextAsync();
        Assert.Equal("10.0.0.1, 10.0.0.2, 10.0.0.3, 127.0.0.1", request.Header("x-forwarded-for"));
        Assert.Equal("https", request.Header("x-forwarded-proto"));
    }

    [Fact]
    public async Task RequestWithoutAnId_GetsOneThatShadowsShare()
    {
        await using var upstream = await TestUpstream.StartAsync();
        await using var shadow = await TestUpstream.StartAsync();
        await using var edge = await TestEdge.StartAsync(TestMesh.Mirrored(upstream.Port, shadow.Port));

        using var first = await edge.GetAsync("/");
        using var second = await edge.GetAsync("/");

        var ids = new[] { (await upstream.NextAsync()).Header("x-request-id"), (await upstream.NextAsync()).Header("x-request-id") };
        var copies = new[] { (await shadow.NextAsync()).Header("x-request-id"), (await shadow.NextAsync()).Header("x-request-id") };
        Assert.All(ids, id => Assert.True(Guid.TryParseExact(id, "D", out _)));
        Assert.NotEqual(ids[0], ids[1]);
        Assert.Equal(ids.Order(), copies.Order());
    }

    [Fact]
    public async Task RewrittenPath_IsToldAsItWas()
    {
        await using var upstream = await TestUpstream.StartAsync();
        await using var edge = await TestEdge.StartAsync(TestMesh.Route(upstream.Port, "    match: [{uri: {prefix: /a}}]\n    rewrite: {uri: /b}"));

        using var response = await edge.GetAsync("/a/x?q=1");

        var request = await upstream.NextAsync();
        Assert.Equal(("/b/x?q=1", "/a/x?q=1"), (request.Target, request.Header("x-envoy-original-path")));
    }

    [Fact]
    public async Task TraceContext_IsPassedOnAndNeverInvented()
    {
        // With a listener .NET makes an activity of each request, and its client would send that on.
        using var listener = new ActivityListener { ShouldListenTo = _ => true, Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData };
        ActivitySource.AddActivityListener(listener);
        await using var upstream = await TestUpstream.StartAsync();
        await using var edge = await TestEdge.StartAsync(TestMesh.Route(upstream.Port));
        using var client = await RawConnection.OpenAsync(edge.Port);
        const string Parent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

        await client.SendAsync($"GET / HTTP/1.1\r\nHost: a\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\ntraceparent: {Parent}\r\n\r\n");

        Assert.Null((await upstream.NextAsync()).Header("traceparent"));
        Assert.Equal(Parent, (await upstream.NextAsync()).Header("traceparent"));
    }

    [Fact]
    public async Task RewrittenAuthority_IsTheHost()
    {
        await using var upstream = await TestUpstream.StartAsync();
        await using var edge = await TestEdge.StartAsync(TestMesh.Route(upstream.Port, "    rewrite: {authority: inner.example}"));

        using var response = await edge.GetAsync("/");

        Assert.Equal("inner.example", (await upstream.NextAsync()).Header("host"));
    }

    [Fact]
    public async Task Answer_IsPassedOnAsItCame()
    {
        await using var upstream = new RawUpstream(async connection =>
        {
            await connection.ReadHeadAsync();
            await connection.SendAsync(
                "HTTP/1.1 418 Short And Stout\r\nContent-Length: 3\r\nDate: Mon, 01 Jan 2001 00:00:00 GMT\r\nServer: pot\r\nSet-Cookie: a=1\r\nSet-Cookie: b=2\r\n"
                + "X-Odd: \u00e9\r\nConnection: X-Hop\r\nX-Hop: 1\r\nKeep-Alive: 5\r\nProxy-Authenticate: x\r\nContent-Encoding: gzip\r\n\r\nabc");
        });
        await using var edge = await TestEdge.StartAsync(TestMesh.Route(upstream.Port));
        using var client = await RawConnection.OpenAsync(edge.Port);

        await client.SendAsync("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
        var (head, body) = await client.ReadAnswerAsync();

        Assert.Equal(
            [
                "HTTP/1.1 418 Short And Stout", "Content-Encoding: gzip", "Content-Length: 3", "Date: Mon, 01 Jan 2001 00:00:00 GMT", "Server: pot", "Set-Cookie: a=1",
                "Set-Cookie: b=2", "X-Odd: \u00e9",
            ],
            head.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal).OrderBy(line => !line.StartsWith("HTTP", StringComparison.Ordinal)));
        Assert.Equal("abc", body);
    }

    [Theory]
    [InlineData("HTTP/1.1 204 No Content\r\n\r\n", "HTTP/1.1 204 No Content")]
    [InlineData("HTTP/1.1 204 No Content\r\nContent-Length: 0\r\n\r\n", "HTTP/1.1 204 No Content")]
    [InlineData("HTTP/1.1 205 Reset Content\r\nContent-Length: 0\r\n\r\n", "HTTP/1.1 205 Reset Content")]
    [InlineData("HTTP/1.1 304 Not Modified\r\nContent-Length: 5\r\nETag: \"a\"\r\n\r\n", "HTTP/1.1 304 Not Modified")]
    [InlineData("HTTP/1.1 302 Found\r\nLocation: http://elsewhere/\r\nContent-Length: 0\r\n\r\n", "HTTP/1.1 302 Found")]
    public async Task AnswerWithoutBody_IsPassedOn(string answer, string expected)
    {
        await using var upstream = new RawUpstream(async connection =>
        {
            await connection.ReadHeadAsync();
            await connection.SendAsync(answer);
        });
        await using var edge = await TestEdge.StartAsync(TestMesh.Route(upstream.Port));
        using var client = await RawConnection.OpenAsync(edge.Port);

        await client.SendAsync("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
        var head = await client.ReadHeadAsync();

        Assert.StartsWith(expected, head, StringComparison.Ordinal);
        Assert.Null(RawConnection.Field(head, "x-orleansmesh-reason"));
        Assert.True(RawConnection.Field(head, "content-length") is null || !expected.Contains("204", StringComparison.Ordinal));
    }

    [Fact]
    public async Task AnswerThatSaysItsLengthTwice_IsFramedOnce()
    {
        await using var upstream = new RawUpstream(async connection =>
        {
            await connection.ReadHeadAsync();
            await connection.SendAsync("HTTP/1.1 200 OK\r\nContent-Length: 50\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n");
        });
        await using var edge = await TestEdge.StartAsync(TestMesh.Route(upstream.Port));
        using var client = await RawConnection.OpenAsync(edge.Port);

        await client.SendAsync("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
        var answer = await client.ReadToEndAsync();

        Assert.DoesNotContain("Content-Length", answer, StringComparison.OrdinalIgnoreCase);
        Assert.EndsWith("\r\n\r\n3\r\nabc\r\n0\r\n\r\n", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnswerToHead_KeepsItsLength()
    {
        await using var upstream = new RawUpstream(async connection =>
        {
            await connection.ReadHeadAsync();
            await connection.SendAsync("HTTP/1.1 200 OK\r\nContent-Length: 12345\r\n\r\n");
        });
        await using var edge = await TestEdge.StartAsync(TestMesh.Route(upstream.Port));
        using var client = await RawConnection.OpenAsync(edge.Port);

        await client.SendAsync("HEAD / HTTP/1.1\r\nHost: a\r\n\r\n");

        Assert.Equal("12345", RawConnection.Field(await client.ReadHeadAsync(), "content-length"));
    }

    [Fact]
    public async Task ConditionOnAHeader_SeesAllItsFields()
    {
        await using var upstream = await TestUpstream.StartAsync(context =>
        {
            context.Response.Headers["X-Echo"] = new StringValues("yes");
            return Task.CompletedTask;
        });
        await using var edge = await TestEdge.StartAsync(TestMesh.Route(upstream.Port, "    match: [{headers: {x-list: {exact: \"a,b\"}}}]"));
        using var client = await RawConnection.OpenAsync(edge.Port);

        await client.SendAsync("GET / HTTP/1.1\r\nHost: a\r\nX-List: a\r\nX-List: b\r\n\r\n");

        Assert.Equal("yes", RawConnection.Field(await client.ReadHeadAsync(), "x-echo"));
    }
}
