using System.Net;
using OrleansMesh.EdgeNode.Tests.Fixtures;
using OrleansMesh.Routing.Resources.VirtualServices;

namespace OrleansMesh.EdgeNode.Tests.Conformance;

/// <summary><c>fault</c>, from the manifest to what the client waits for and gets.</summary>
public sealed class FaultTests
{
    [Fact]
    [Shows(typeof(HttpRoute), "fault")]
    [Shows(typeof(HttpFaultInjection), "abort")]
    [Shows(typeof(FaultAbort), "httpStatus")]
    public async Task Abort_IsAnsweredWithoutUpstreamAndWithoutShadow()
    {
        await using var upstream = await TestUpstream.StartAsync();
        await using var shadow = await TestUpstream.StartAsync();
        await using var edge = await TestEdge.StartAsync(
            TestMesh.Mirrored(upstream.Port, shadow.Port) + "\n    fault: {abort: {httpStatus: 418, percentage: {value: 100}}}");

        using var response = await edge.GetAsync("/");

        Assert.Equal((HttpStatusCode)418, response.StatusCode);
        Assert.Equal("fault-abort", Assert.Single(response.Headers.GetValues("x-orleansmesh-reason")));
        Assert.Equal(0, (await edge.SettledTotalsAsync()).Considered);
        Assert.Equal((0, 0), (upstream.Count, shadow.Count));
    }

    [Theory]
    [InlineData("grpcStatus: UNAVAILABLE", "application/grpc", 200, "14")]
    [InlineData("grpcStatus: UNAVAILABLE", "application/grpc+proto", 200, "14")]
    [InlineData("grpcStatus: UNAVAILABLE", "application/json", 503, null)]
    [InlineData("grpcStatus: NOT_FOUND", "application/json", 404, null)]
    [InlineData("httpStatus: 503", "application/grpc", 200, "14")]
    [InlineData("httpStatus: 403", "application/grpc", 200, "7")]
    [Shows(typeof(FaultAbort), "grpcStatus")]
    public async Task Abort_SpeaksTheClientsProtocol(string abort, string contentType, int status, string? grpcStatus)
    {
        await using var upstream = await TestUpstream.StartAsync();
        await using var edge = await TestEdge.StartAsync(TestMesh.Route(upstream.Port, $"    fault: {{abort: {{{abort}, percentage: {{value: 100}}}}}}"));
        using var request = new HttpRequestMessage(HttpMethod.Post, edge.Address) { Content = new ByteArrayContent([1]) };
        request.Content.Headers.ContentType = new(contentType);

        using var response = await edge.SendAsync(request);

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(grpcStatus, response.Headers.TryGetValues("grpc-status", out var values) ? values.Single() : null);
        Assert.Equal(0, upstream.Count);
    }

    [Theory]
    [Shows(typeof(HttpFaultInjection), "delay")]
    [Shows(typeof(FaultDelay), "fixedDelay", "percentage", "percent")]
    [InlineData("percentage: {value: 100}")]
    [InlineData("percent: 100")]
    public async Task Delay_HoldsTheRequestUpForItsTime(string share)
    {
        var time = new WaitingTime();
        await using var upstream = await TestUpstream.StartAsync();
        await using var edge = await TestEdge.StartAsync(TestMesh.Route(upstream.Port, $"    fault: {{delay: {{fixedDelay: 7s, {share}}}}}"), time: time);

        var answer = edge.GetAsync("/");
        Assert.Equal(TimeSpan.FromSeconds(7), await time.NextWaitAsync());
        time.Advance(TimeSpan.FromSeconds(6.999));
        Assert.False(answer.IsCompleted);
        Assert.Equal(0, upstream.Count);
        time.Advance(TimeSpan.FromSeconds(0.001));

        using var response = await answer;
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(1, upstream.Count);
    }

    [Fact]
    public async Task ClientThatLeavesDuringADelay_IsForgotten()
    {
        var time = new WaitingTime();
        await using var upstream = await TestUpstream.StartAsync();
        await using var edge = await TestEdge.StartAsync(TestMesh.Route(upstream.Port, "    fault: {delay: {fixedDelay: 7s, percentage: {value: 100}}}"), time: time);
        using (var client = await RawConnection.OpenAsync(edge.Port))
        {
            await client.SendAsync("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
            await time.NextWaitAsync();
        }

        await Eventually.TrueAsync(() => Task.FromResult(edge.Plane.Requests.InFlight == 0), () => "still in flight");
        Assert.Equal(0, upstream.Count);
    }

    [Fact]
    [Shows(typeof(FaultAbort), "percentage")]
    public async Task Share_IsDecidedForEachRequest()
    {
        await using var upstream = await TestUpstream.StartAsync();
        var draws = new Queue<uint>([uint.MaxValue, 0, uint.MaxValue, 0, 0]);
        await using var edge = await TestEdge.StartAsync(random: () => draws.Dequeue());
        edge.Publish(TestMesh.Of(1, TestMesh.Route(upstream.Port, "    fault: {abort: {httpStatus: 500, percentage: {value: 50}}}")));

        var statuses = new List<int>();
        for (var i = 0; i < 3; i++)
        {
            using var response = await edge.GetAsync("/");
            statuses.Add((int)response.StatusCode);
        }

        // A draw for the fault, and one for the destination where the request goes on.
        Assert.Equal([200, 200, 500], statuses);
    }
}
