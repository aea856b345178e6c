using System.Net;
using OrleansMesh.EdgeNode.Mirroring;
using OrleansMesh.EdgeNode.Tests.Fixtures;

namespace OrleansMesh.EdgeNode.Tests.Mirroring;

/// <summary>Bodies of mirrored requests: the same bytes on both sides, and nothing of the shadow's pace on the primary's.</summary>
public sealed class BodyMirroringTests
{
    private const int Large = 8 * 1024 * 1024;

    // What a target may lag behind when the test is about bytes, not about pace.
    private static readonly MirroringOptions Roomy = new() { MaxBodyLag = 2 * Large };

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, false)]
    [InlineData(4_096, false)]
    [InlineData(65_537, false)]
    [InlineData(Large, false)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(4_096, true)]
    [InlineData(65_537, true)]
    [InlineData(Large, true)]
    public async Task Body_ArrivesToTheByteAndFramedAlikeOnBothSides(int size, bool chunked)
    {
        await using var primary = await TestUpstream.StartAsync();
        await using var shadow = await TestUpstream.StartAsync();
        await using var edge = await TestEdge.StartAsync(TestMesh.Mirrored(primary.Port, shadow.Port), mirroring: Roomy);
        var bytes = TestBody.Bytes(size);

        using var response = await edge.SendAsync(new HttpRequestMessage(HttpMethod.Post, edge.Address) { Content = new TestBody(bytes, chunked) });

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        foreach (var request in new[] { await primary.NextAsync(), await shadow.NextAsync() })
        {
            Assert.True(bytes.AsSpan().SequenceEqual(request.Body));
            Assert.Equal(chunked ? null : $"{size}", request.Header("content-length"));
            Assert.Equal(chunked ? "chunked" : null, request.Header("transfer-encoding"));
        }

        Assert.Equal(1, (await edge.SettledTotalsAsync()).Succeeded);
    }

    [Theory]
    [InlineData("Content-Length: 10\r\n\r\nabc")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n")]
    public async Task ClientThatGoesAwayWithinItsBody_EndsPrimaryAndShadow(string half)
    {
        var primaryBegun = new TaskCompletionSource<string>();
        var primaryEnded = new TaskCompletionSource<string>();
        var shadowBegun = new TaskCompletionSource<string>();
        var shadowEnded = new TaskCompletionSource<string>();
        await using var primary = ReadingUntilGone(primaryBegun, 0, primaryEnded);
        await using var shadow = ReadingUntilGone(shadowBegun, half.EndsWith("abc", StringComparison.Ordinal) ? "abc".Length : "3\r\nabc".Length, shadowEnded);

        // Without a rate to keep, nothing but the client itself ends the request.
        await using var edge = await TestEdge.StartAsync(TestMesh.Mirrored(primary.Port, shadow.Port), serving: new() { MinBytesPerSecond = 0 });
        using var client = await RawConnection.OpenAsync(edge.Port);

        await client.SendAsync($"POST / HTTP/1.1\r\nHost: a\r\n{half}");

        // .NET's client keeps the first bytes of a body back until there are more. The shadow gets them at once.
        Assert.StartsWith("POST ", await primaryBegun.Task.WaitAsync(Patience.Token), StringComparison.Ordinal);
        Assert.EndsWith("abc", await shadowBegun.Task.WaitAsync(Patience.Token), StringComparison.Ordinal);
        client.Reset();

        Assert.DoesNotContain("\r\n0\r\n", await primaryEnded.Task.WaitAsync(Patience.Token), StringComparison.Ordinal);
        Assert.DoesNotContain("\r\n0\r\n", await shadowEnded.Task.WaitAsync(Patience.Token), StringComparison.Ordinal);
        await AssertFailedAsync(edge, "primary-aborted");
    }

    [Fact]
    public async Task MalformedBody_EndsTheShadow()
    {
        await using var primary = await TestUpstream.StartAsync();
        await using var shadow = await TestUpstream.StartAsync();
        await using var edge = await TestEdge.StartAsync(TestMesh.Mirrored(primary.Port, shadow.Port));
        using var client = await RawConnection.OpenAsync(edge.Port);

        await client.SendAsync("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\nzz\r\n");
        Assert.StartsWith("HTTP/1.1 400 ", await client.ReadHeadAsync(), StringComparison.Ordinal);

        await AssertFailedAsync(edge, "primary-aborted");
        Assert.Equal(0, shadow.Count);
    }

    [Fact]
    public async Task PrimaryThatRefusesTheBody_EndsTheShadow()
    {
        await using var primary = new RawUpstream(async connection =>
        {
            await connection.ReadHeadAsync();
            await connection.SendAsync("HTTP/1.1 417 No\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        });
        await using var shadow = new RawUpstream(connection => connection.ReadToEndAsync());
        await using var edge = await TestEdge.StartAsync(TestMesh.Mirrored(primary.Port, shadow.Port));
        using var client = await RawConnection.OpenAsync(edge.Port);

        await client.SendAsync("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5000\r\nExpect: 100-continue\r\n\r\n");
        Assert.StartsWith("HTTP/1.1 417 ", await client.ReadHeadAsync(), StringComparison.Ordinal);

        await AssertFailedAsync(edge, "primary-aborted");
    }

    [Fact]
    public async Task ExpectedBody_ReachesASilentTargetWithoutItsLeave()
    {
        var body = new TaskCompletionSource<string>();
        await using var primary = await TestUpstream.StartAsync();
        await using var shadow = new RawUpstream(async connection =>
        {
            await connection.ReadHeadAsync();
            body.SetResult(await connection.ReadAsync(3));
            await connection.SendAsync(RawUpstream.Ok);
        });
        await using var edge = await TestEdge.StartAsync(TestMesh.Mirrored(primary.Port, shadow.Port));
        using var client = await RawConnection.OpenAsync(edge.Port);

        await client.SendAsync("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nExpect: 100-continue\r\n\r\n");
        Assert.Equal("HTTP/1.1 100 Continue\r\n\r\n", await client.ReadHeadAsync());
        await client.SendAsync("abc");

        Assert.StartsWith("HTTP/1.1 200 ", await client.ReadHeadAsync(), StringComparison.Ordinal);
        Assert.Equal("abc", await body.Task.WaitAsync(Patience.Token));
        Assert.Equal(1, (await edge.SettledTotalsAsync()).Succeeded);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task TargetThatNeverReadsTheBody_IsCutOffAndThePrimaryGetsAll(bool chunked)
    {
        await using var primary = await TestUpstream.StartAsync();
        await using var shadow = new RawUpstream(_ => Task.CompletedTask);
        await using var edge = await TestEdge.StartAsync(TestMesh.Mirrored(primary.Port, shadow.Port), mirroring: new() { MaxBodyLag = 64 * 1024 });
        var bytes = TestBody.Bytes(Large);

        using var response = await edge.SendAsync(new HttpRequestMessage(HttpMethod.Post, edge.Address) { Content = new TestBody(bytes, chunked) });

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var received = await primary.NextAsync();
        Assert.True(bytes.AsSpan().SequenceEqual(received.Body));
        await AssertFailedAsync(edge, "body-lagged");
    }

    [Fact]
    public async Task BodiesOverTheBudgetOfTheProcess_CostTheShadowsAlone()
    {
        await using var primary = await TestUpstream.StartAsync();
        await using var shadow = new RawUpstream(_ => Task.CompletedTask);
        await using var edge = await TestEdge.StartAsync(
            TestMesh.Mirrored(primary.Port, shadow.Port), mirroring: new() { MaxBodyBytes = 100_000, MaxBodyLag = int.MaxValue });

        using var response = await edge.SendAsync(new HttpRequestMessage(HttpMethod.Post, edge.Address) { Content = new TestBody(TestBody.Bytes(Large), chunked: false) });

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        await AssertFailedAsync(edge, "budget");
    }

    private static RawUpstream ReadingUntilGone(TaskCompletionSource<string> begun, int body, TaskCompletionSource<string> ended) => new(async connection =>
    {
        begun.SetResult(await connection.ReadHeadAsync() + await connection.ReadAsync(body));
        ended.SetResult(await connection.ReadToEndAsync());
    });

    private static async Task AssertFailedAsync(TestEdge edge, string reason)
    {
        var totals = await edge.SettledTotalsAsync();
        Assert.Equal((1, 1, 1, 0), (totals.Considered, totals.Sampled, totals.Sent, totals.Succeeded));
        Assert.Equal((reason, 1), Assert.Single(totals.Failed.Select(f => (f.Key, f.Value))));
    }
}
