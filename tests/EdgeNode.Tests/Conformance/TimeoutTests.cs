using System.Net;
using OrleansMesh.EdgeNode.Tests.Fixtures;
using OrleansMesh.Routing.Resources.VirtualServices;

namespace OrleansMesh.EdgeNode.Tests.Conformance;

/// <summary><c>timeout</c> and <c>retries.perTryTimeout</c>, from the manifest to when the client is answered.</summary>
public sealed class TimeoutTests
{
    [Fact]
    [Shows(typeof(HttpRoute), "timeout")]
    public async Task Timeout_EndsARequestThatIsNotAnswered()
    {
        var time = new WaitingTime();
        await using var upstream = new RawUpstream(connection => connection.ReadToEndAsync());
        await using var edge = await TestEdge.StartAsync(TestMesh.Route(upstream.Port, "    timeout: 3s\n    retries: {attempts: 2, retryOn: 5xx}"), time: time);

        var answer = edge.GetAsync("/");
        await WaitAsync(time, TimeSpan.FromSeconds(3));
        await Eventually.TrueAsync(() => Task.FromResult(upstream.Connections == 1), () => "not sent");
        time.Advance(TimeSpan.FromSeconds(3));

        using var response = await answer;
        AssertReason(response, "route-timeout");
        Assert.Equal(1, upstream.Connections);
    }

    [Fact]
    public async Task Timeout_BreaksAnAnswerThatDoesNotEnd()
    {
        var time = new WaitingTime();
        await using var upstream = new RawUpstream(async connection =>
        {
            await connection.ReadHeadAsync();
            await connection.SendAsync("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf");
        });
        await using var edge = await TestEdge.StartAsync(TestMesh.Route(upstream.Port, "    timeout: 3s"), time: time);
        using var client = await RawConnection.OpenAsync(edge.Port);

        await client.SendAsync("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
        Assert.StartsWith("HTTP/1.1 200 ", await client.ReadHeadAsync(), StringComparison.Ordinal);
        Assert.Equal("half", await client.ReadAsync(4));
        time.Advance(TimeSpan.FromSeconds(3));

        Assert.Equal(string.Empty, await client.ReadToEndAsync());
    }

    [Fact]
    public async Task Timeout_RunsFromTheEndOfTheRequest()
    {
        var time = new WaitingTime();
        await using var upstream = await TestUpstream.StartAsync();
        await using var edge = await TestEdge.StartAsync(TestMesh.Route(upstream.Port, "    timeout: 3s"), time: time);
        using var client = await RawConnection.OpenAsync(edge.Port);

        await client.SendAsync("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\na");
        await Eventually.TrueAsync(() => Task.FromResult(edge.Plane.Requests.InFlight == 1), () => "not in flight");
        time.Advance(TimeSpan.FromMinutes(1));
        await client.SendAsync("b");

        Assert.StartsWith("HTTP/1.1 200 ", await client.ReadHeadAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Timeout_DoesNotEndAnUpgradedConnection()
    {
        var time = new WaitingTime();
        await using var upstream = new RawUpstream(async connection =>
        {
            await connection.ReadHeadAsync();
            await connection.SendAsync("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n");
            await connection.SendAsync(await connection.ReadAsync(4));
            await connection.ReadToEndAsync();
        });
        await using var edge = await TestEdge.StartAsync(TestMesh.Route(upstream.Port, "    timeout: 3s\n    retries: {attempts: 1, perTryTimeout: 1s}"), time: time);
        using var client = await RawConnection.OpenAsync(edge.Port);

        await client.SendAsync("GET / HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
        Assert.StartsWith("HTTP/1.1 101 ", await client.ReadHeadAsync(), StringComparison.Ordinal);
        time.Advance(TimeSpan.FromMinutes(1));
        await client.SendAsync("ping");

        Assert.Equal("ping", await client.ReadAsync(4));
    }

    [Fact]
    [Shows(typeof(HttpRetry), "perTryTimeout")]
    public async Task PerTryTimeout_EndsAnAttemptAndAnotherIsMade()
    {
        var time = new WaitingTime();
        var served = 0;
        await using var upstream = new RawUpstream(async connection =>
        {
            await connection.ReadHeadAsync();
            if (Interlocked.Increment(ref served) == 2)
            {
                await connection.SendAsync(RawUpstream.Ok);
            }

            await connection.ReadToEndAsync();
        });
        await using var edge = await TestEdge.StartAsync(time: time, random: () => 0);
        edge.Publish(TestMesh.Of(1, TestMesh.Route(upstream.Port, "    retries: {attempts: 1, retryOn: 5xx, perTryTimeout: 2s}")));

        var answer = edge.GetAsync("/");
        await WaitAsync(time, TimeSpan.FromSeconds(2));
        await Eventually.TrueAsync(() => Task.FromResult(Volatile.Read(ref served) == 1), () => "not sent");
        time.Advance(TimeSpan.FromSeconds(2));

        using var response = await answer;
        Assert.Equal((HttpStatusCode.OK, 2), (response.StatusCode, served));
    }

    [Fact]
    public async Task LastAttemptsTimeout_IsAnswered()
    {
        var time = new WaitingTime();
        await using var upstream = new RawUpstream(connection => connection.ReadToEndAsync());
        await using var edge = await TestEdge.StartAsync(TestMesh.Route(upstream.Port, "    retries: {attempts: 1, retryOn: connect-failure, perTryTimeout: 2s}"), time: time);

        var answer = edge.GetAsync("/");
        await WaitAsync(time, TimeSpan.FromSeconds(2));
        time.Advance(TimeSpan.FromSeconds(2));

        using var response = await answer;
        AssertReason(response, "try-timeout");
    }

    // Other waits of the edge's are none of the test's.
    private static async Task WaitAsync(WaitingTime time, TimeSpan expected)
    {
        while (await time.NextWaitAsync() != expected)
        {
        }
    }

    private static void AssertReason(HttpResponseMessage response, string reason)
    {
        Assert.Equal(HttpStatusCode.GatewayTimeout, response.StatusCode);
        Assert.Equal(reason, Assert.Single(response.Headers.GetValues("x-orleansmesh-reason")));
    }
}
