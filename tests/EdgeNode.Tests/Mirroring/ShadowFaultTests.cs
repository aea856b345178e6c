using System.Net;
using Microsoft.Extensions.Time.Testing;
using OrleansMesh.EdgeNode.Mirroring;
using OrleansMesh.EdgeNode.Tests.Fixtures;

namespace OrleansMesh.EdgeNode.Tests.Mirroring;

/// <summary>Whatever a shadow's target does, the primaries are answered, the account is exact, and the connections are bounded.</summary>
public sealed class ShadowFaultTests
{
    private const int Requests = 50;

    private static readonly MirroringOptions Small = new() { Concurrency = 4, QueueDepth = 6, BreakAfter = 0 };

    [Fact]
    public async Task TargetThatNeverAnswers_CostsItsLaneAlone()
    {
        var time = new FakeTimeProvider();
        await using var shadow = new RawUpstream(connection => connection.ReadToEndAsync());
        await using var edge = await RunAsync(shadow.Port, time: time);
        Assert.Equal(10, edge.Plane.Mirrors.Snapshot().Single().InFlight);

        time.Advance(Small.Timeout);
        var totals = await edge.SettledTotalsAsync();

        Assert.Equal((50, 50, 10, 0), (totals.Considered, totals.Sampled, totals.Sent, totals.Succeeded));
        Assert.Equal(("timeout", 10), Assert.Single(totals.Failed.Select(f => (f.Key, f.Value))));
        Assert.Equal(("lane-full", 40), Assert.Single(totals.Dropped.Select(d => (d.Key, d.Value))));
        Assert.InRange(shadow.Connections, 0, Small.Concurrency);
    }

    [Fact]
    public async Task StoppingEdge_GivesUpShadowsAtTheDeadline()
    {
        await using var shadow = new RawUpstream(connection => connection.ReadToEndAsync());
        await using var edge = await RunAsync(shadow.Port, time: new FakeTimeProvider());
        using var deadline = new CancellationTokenSource();
        await deadline.CancelAsync();

        await edge.Plane.DrainAsync(deadline.Token);

        var totals = Assert.Single(edge.Plane.Mirrors.Snapshot());
        Assert.Equal((10, 40, 0), (totals.Failed["shutdown"], totals.Dropped["lane-full"], totals.InFlight));
        using var late = await edge.GetAsync("/");
        Assert.Equal(1, edge.Plane.Mirrors.Snapshot().Single().Dropped["shutdown"]);
    }

    [Fact]
    public async Task TargetThatRefusesConnections_FailsByConnect()
    {
        await using var edge = await RunAsync(RawUpstream.ClosedPort());

        await AssertAllAsync(edge, "connect");
    }

    [Theory]
    [InlineData("", "reset")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf", "reset")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab", "reset")]
    [InlineData("SSH-2.0-OpenSSH\r\n\r\n", "invalid-response")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", "invalid-response")]
    public async Task TargetThatBreaksItsAnswer_FailsByReason(string answer, string reason)
    {
        await using var shadow = new RawUpstream(async connection =>
        {
            await connection.ReadHeadAsync();
            await connection.SendAsync(answer);
            connection.Dispose();
        });
        await using var edge = await RunAsync(shadow.Port);

        await AssertAllAsync(edge, reason);
    }

    [Fact]
    public async Task EndlessAnswer_IsCutAtTheBoundAndCountsAsAnswered()
    {
        var cut = new TaskCompletionSource();
        await using var shadow = new RawUpstream(async connection =>
        {
            await connection.ReadHeadAsync();
            await connection.SendAsync("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
            try
            {
                while (true)
                {
                    await connection.SendAsync($"1000\r\n{new string('x', 0x1000)}\r\n");
                }
            }
            catch (System.Net.Sockets.SocketException)
            {
                cut.TrySetResult();
            }
        });
        await using var primary = await TestUpstream.StartAsync();
        await using var edge = await TestEdge.StartAsync(TestMesh.Mirrored(primary.Port, shadow.Port));

        using var response = await edge.GetAsync("/");
        await cut.Task.WaitAsync(Patience.Token);

        Assert.Equal(1, (await edge.SettledTotalsAsync()).Succeeded);
    }

    [Fact]
    public async Task AnswerOverTheBound_CostsItsConnection()
    {
        await using var primary = await TestUpstream.StartAsync();
        await using var shadow = new RawUpstream(async connection =>
        {
            while (await connection.ReadHeadAsync() is { Length: > 0 })
            {
                await connection.SendAsync($"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n{new string('x', 100_000)}");
            }
        });
        await using var edge = await TestEdge.StartAsync(TestMesh.Mirrored(primary.Port, shadow.Port), new() { Concurrency = 1, MaxResponseBytes = 10 });

        (await edge.GetAsync("/")).Dispose();
        (await edge.GetAsync("/")).Dispose();

        Assert.Equal(2, (await edge.SettledTotalsAsync()).Succeeded);
        Assert.Equal(2, shadow.Connections);
    }

    [Fact]
    public async Task TricklingAnswer_EndsWithItsTime()
    {
        await using var shadow = new RawUpstream(async connection =>
        {
            await connection.ReadHeadAsync();
            await connection.SendAsync("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\na");
        });
        await using var edge = await RunAsync(shadow.Port, new() { Concurrency = Requests, Timeout = TimeSpan.FromMilliseconds(100), BreakAfter = 0 });

        // Real time: what hangs here is a read of a real connection.
        await AssertAllAsync(edge, "timeout");
    }

    [Fact]
    public async Task FailingStatus_IsAnAnswer()
    {
        await using var shadow = await TestUpstream.StartAsync(context =>
        {
            context.Response.StatusCode = 503;
            return Task.CompletedTask;
        });
        await using var edge = await RunAsync(shadow.Port);

        var totals = await edge.SettledTotalsAsync();
        Assert.Equal(totals.Sent, totals.Succeeded);
    }

    [Fact]
    public async Task Connections_AreUsedAgain()
    {
        await using var primary = await TestUpstream.StartAsync();
        await using var shadow = RawUpstream.Recording(_ => { });
        await using var edge = await TestEdge.StartAsync(TestMesh.Mirrored(primary.Port, shadow.Port), mirroring: new() { Concurrency = 1, QueueDepth = Requests });

        for (var i = 0; i < Requests; i++)
        {
            (await edge.GetAsync("/")).Dispose();
        }

        Assert.Equal(Requests, (await edge.SettledTotalsAsync()).Succeeded);
        Assert.Equal(1, shadow.Connections);
    }

    /// <summary>Sends the requests, all answered by the primary as if there were no mirror.</summary>
    private static async Task<TestEdge> RunAsync(int shadowPort, MirroringOptions? mirroring = null, TimeProvider? time = null)
    {
        await using var primary = await TestUpstream.StartAsync();
        // The primary ends here, and time may stand still: nothing is to wait for another attempt.
        var edge = await TestEdge.StartAsync(TestMesh.Mirrored(primary.Port, shadowPort) + "\n    retries: {attempts: 0}", mirroring ?? Small, time: time);
        await Parallel.ForAsync(0, Requests, Patience.Token, async (_, cancellation) =>
        {
            using var response = await edge.GetAsync("/");
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.Equal("hello", await response.Content.ReadAsStringAsync(cancellation));
        });
        return edge;
    }

    private static async Task AssertAllAsync(TestEdge edge, string reason)
    {
        var totals = await edge.SettledTotalsAsync();
        Assert.Equal((Requests, Requests, 0), (totals.Considered, totals.Sampled, totals.Succeeded));
        Assert.Equal((reason, totals.Sent), Assert.Single(totals.Failed.Select(f => (f.Key, f.Value))));
        Assert.Equal(Requests - totals.Sent, totals.Dropped.GetValueOrDefault("lane-full"));
    }
}
