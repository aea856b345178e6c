using Microsoft.Extensions.Time.Testing;
using OrleansMesh.EdgeNode.Tests.Fixtures;

namespace OrleansMesh.EdgeNode.Tests.Mirroring;

/// <summary>Which time is the shadow's own, on real connections.</summary>
public sealed class ShadowTimeTests
{
    private readonly FakeTimeProvider _time = new();

    [Theory]
    [InlineData("Content-Length: 8", "half", "rest")]
    [InlineData("Transfer-Encoding: chunked", "4\r\nhalf\r\n", "4\r\nrest\r\n0\r\n\r\n")]
    public async Task UploadOfASlowClient_IsMirroredHoweverLongItTakes(string framing, string first, string second)
    {
        await using var primary = await TestUpstream.StartAsync();
        await using var shadow = await TestUpstream.StartAsync();
        await using var edge = await TestEdge.StartAsync(TestMesh.Mirrored(primary.Port, shadow.Port), time: _time);
        using var client = await RawConnection.OpenAsync(edge.Port);

        await client.SendAsync($"POST / HTTP/1.1\r\nHost: shop\r\n{framing}\r\n\r\n{first}");
        var lane = Assert.Single(edge.Plane.Lanes);
        await Eventually.TrueAsync(() => Task.FromResult(lane.Waiting == 1), () => $"{lane.Running} running");
        _time.Advance(2 * lane.Limits.Timeout);
        await client.SendAsync(second);

        Assert.StartsWith("HTTP/1.1 200 ", await client.ReadHeadAsync(), StringComparison.Ordinal);
        Assert.Equal("halfrest", (await shadow.NextAsync()).Text);
        Assert.Equal(1, (await edge.SettledTotalsAsync()).Succeeded);
    }

    [Theory]
    [InlineData("GET", "")]
    [InlineData("POST", "abc")]
    public async Task AnswerThatDoesNotBegin_IsGivenUp(string method, string body)
    {
        await using var primary = await TestUpstream.StartAsync();
        await using var silent = new RawUpstream(connection => connection.ReadToEndAsync());
        await using var edge = await TestEdge.StartAsync(
            TestMesh.Mirrored(primary.Port, silent.Port), new() { Timeout = TimeSpan.FromHours(1), ResponseHeadersTimeout = TimeSpan.FromSeconds(2) }, time: _time);
        using var request = new HttpRequestMessage(new HttpMethod(method), edge.Address) { Content = body.Length == 0 ? null : new StringContent(body) };

        using var response = await edge.SendAsync(request);
        await Eventually.TrueAsync(
            () =>
            {
                _time.Advance(TimeSpan.FromSeconds(1));
                return Task.FromResult(edge.Plane.Mirrors.Snapshot().Single().InFlight == 0);
            },
            () => "in flight");

        Assert.Equal(("headers-timeout", 1), Assert.Single((await edge.SettledTotalsAsync()).Failed.Select(f => (f.Key, f.Value))));
    }
}
