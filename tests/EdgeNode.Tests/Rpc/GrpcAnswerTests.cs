using System.Globalization;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using OrleansMesh.EdgeNode.Counters;
using OrleansMesh.EdgeNode.Tests.Fixtures;

namespace OrleansMesh.EdgeNode.Tests.Rpc;

/// <summary>What the edge does to gRPC calls by itself: its own answers, retries, timeouts, faults. Seen by a real client.</summary>
public sealed class GrpcAnswerTests
{
    [Theory]
    [InlineData("", StatusCode.Unimplemented, "no-route")]
    [InlineData("a.b.svc.cluster.local", StatusCode.Unavailable, "unknown-host: a.b.svc.cluster.local:80")]
    [InlineData("empty.test", StatusCode.Unavailable, "no-endpoint: empty.test:80")]
    [InlineData("closed.test", StatusCode.Unavailable, "connect-failed")]
    public async Task EdgesOwnAnswer_IsAStatus(string host, StatusCode status, string detail)
    {
        var route = host.Length == 0 ? Entry("shop.test") : Route(host, "    retries: {attempts: 0}");
        await using var edge = await StartAsync($"{route}\n---\n{Entry("empty.test")}\n---\n{Entry("closed.test", RawUpstream.ClosedPort())}");

        using var channel = Open(edge);
        using var call = Unary(channel);
        var failure = await Assert.ThrowsAsync<RpcException>(() => call.ResponseAsync);

        Assert.Equal((status, detail), (failure.StatusCode, failure.Status.Detail));
        Assert.Equal(detail.Split(':')[0], (await call.ResponseHeadersAsync).GetValue("x-orleansmesh-reason"));
    }

    [Theory]
    [InlineData("grpcStatus: ABORTED", StatusCode.Aborted)]
    [InlineData("grpcStatus: RESOURCE_EXHAUSTED", StatusCode.ResourceExhausted)]
    [InlineData("httpStatus: 401", StatusCode.Unauthenticated)]
    public async Task Fault_IsTheStatusItNames(string abort, StatusCode status)
    {
        await using var upstream = await GrpcUpstream.StartAsync();
        await using var edge = await StartAsync(Mesh(upstream.Port, $"    fault: {{abort: {{{abort}, percentage: {{value: 100}}}}}}"));

        using var channel = Open(edge);
        using var call = Unary(channel);
        var failure = await Assert.ThrowsAsync<RpcException>(() => call.ResponseAsync);

        Assert.Equal((status, "fault-abort", 0), (failure.StatusCode, failure.Status.Detail, upstream.Count));
    }

    [Theory]
    [InlineData("    timeout: 7s", "route-timeout")]
    [InlineData("    retries: {attempts: 1, retryOn: cancelled, perTryTimeout: 7s}", "try-timeout")]
    public async Task TimeOfTheRoute_IsADeadlineExceeded(string route, string reason)
    {
        var time = new WaitingTime();
        await using var upstream = await GrpcUpstream.StartAsync();
        await using var edge = await StartAsync(Mesh(upstream.Port, route), time);

        using var channel = Open(edge);
        using var call = Unary(channel, new Metadata { { "x-hang", "yes" } });
        var received = await upstream.NextAsync();
        while (await time.NextWaitAsync() != TimeSpan.FromSeconds(7))
        {
        }

        time.Advance(TimeSpan.FromSeconds(7));
        var failure = await Assert.ThrowsAsync<RpcException>(() => call.ResponseAsync);

        Assert.Equal((StatusCode.DeadlineExceeded, reason), (failure.StatusCode, failure.Status.Detail));
        await received.Cancelled.WaitAsync(Patience.Token);
    }

    [Fact]
    public async Task StreamThatIsOutOfTime_IsBroken()
    {
        var time = new WaitingTime();
        await using var upstream = await GrpcUpstream.StartAsync();
        await using var edge = await StartAsync(Mesh(upstream.Port, "    timeout: 7s\n    retries: {attempts: 0}"), time);

        using var channel = Open(edge);
        using var call = channel.CreateCallInvoker().AsyncClientStreamingCall(EchoMethods.ClientStreaming, null, new(new Metadata { { "x-linger", "yes" } }, cancellationToken: Patience.Token));
        await call.ResponseHeadersAsync;
        var received = await upstream.NextAsync();
        await call.RequestStream.CompleteAsync();
        while (await time.NextWaitAsync() != TimeSpan.FromSeconds(7))
        {
        }

        time.Advance(TimeSpan.FromSeconds(7));
        var failure = await Assert.ThrowsAsync<RpcException>(() => call.ResponseAsync);

        Assert.NotEqual(StatusCode.OK, failure.StatusCode);
        await received.Cancelled.WaitAsync(Patience.Token);
    }

    [Theory]
    [InlineData("14", "", 3)]
    [InlineData("1", "", 3)]
    [InlineData("13", "", 1)]
    [InlineData("13", "    retries: {attempts: 2, retryOn: internal, backoff: 1ms}", 3)]
    [InlineData("4", "    retries: {attempts: 2, retryOn: deadline-exceeded, backoff: 1ms}", 3)]
    [InlineData("8", "    retries: {attempts: 2, retryOn: resource-exhausted, backoff: 1ms}", 3)]
    [InlineData("14", "    retries: {attempts: 2, retryOn: cancelled, backoff: 1ms}", 1)]
    public async Task StatusAmongTheHeaderFields_IsTriedAgainWithItsBody(string status, string route, int attempts)
    {
        var left = 2;
        await using var upstream = await TestUpstream.StartAsync(context => AnswerAsync(context, left-- > 0 ? status : "0", isInTrailers: left < 0), HttpProtocols.Http2);
        await using var edge = await StartAsync(Mesh(upstream.Port, route));

        using var channel = Open(edge);
        using var call = Unary(channel);
        if (attempts == 3)
        {
            Assert.Equal([9], await call.ResponseAsync);
        }
        else
        {
            var failure = await Assert.ThrowsAsync<RpcException>(() => call.ResponseAsync);
            Assert.Equal(status, ((int)failure.StatusCode).ToString(CultureInfo.InvariantCulture));
        }

        Assert.Equal((attempts, attempts - 1), (upstream.Count, edge.Plane.Retries[RetryCount.Made]));
        for (var attempt = 1; attempt <= attempts; attempt++)
        {
            var received = await upstream.NextAsync();
            Assert.Equal(EchoMethods.Framed([1, 2, 3]), received.Body);
            Assert.Equal("trailers", received.Header("te"));
        }
    }

    [Fact]
    public async Task StatusInTrailers_IsPassedOn()
    {
        await using var upstream = await TestUpstream.StartAsync(context => AnswerAsync(context, "14", isInTrailers: true), HttpProtocols.Http2);
        await using var edge = await StartAsync(Mesh(upstream.Port, string.Empty));

        using var channel = Open(edge);
        using var call = Unary(channel);
        var failure = await Assert.ThrowsAsync<RpcException>(() => call.ResponseAsync);

        Assert.Equal((StatusCode.Unavailable, 1), (failure.StatusCode, upstream.Count));
    }

    [Theory]
    [InlineData("", 1)]
    [InlineData("    retries: {attempts: 1, retryOn: unavailable, backoff: 1ms}", 0)]
    public async Task EndpointThatSaysUnavailable_IsLeftOut(string route, int failed)
    {
        await using var good = await GrpcUpstream.StartAsync();
        await using var bad = await TestUpstream.StartAsync(context => AnswerAsync(context, "14", isInTrailers: false), HttpProtocols.Http2);
        await using var edge = await StartAsync(UpstreamMesh.Of(
            "{loadBalancer: {simple: ROUND_ROBIN}, outlierDetection: {consecutiveGatewayErrors: 1}}", [good.Port, bad.Port], "GRPC",
            route.Length > 0 ? route : "    retries: {attempts: 0}"));

        using var channel = Open(edge);
        var failures = 0;
        for (var i = 0; i < 6; i++)
        {
            using var call = Unary(channel);
            failures += await Record.ExceptionAsync(() => call.ResponseAsync) is RpcException { StatusCode: StatusCode.Unavailable } ? 1 : 0;
        }

        Assert.Equal((failed, 1, 1L), (failures, bad.Count, edge.Plane.UpstreamCounters.Ejections));
    }

    [Fact]
    public async Task DirectResponse_IsAStatus()
    {
        await using var edge = await StartAsync("""
            apiVersion: networking.istio.io/v1
            kind: VirtualService
            metadata: {name: shop, namespace: default}
            spec: {hosts: ["*"], gateways: [istio-system/ingressgateway], http: [{directResponse: {status: 403, body: {string: "not 1 % of you"}}}]}
            """);

        using var channel = Open(edge);
        using var call = Unary(channel);
        var failure = await Assert.ThrowsAsync<RpcException>(() => call.ResponseAsync);

        Assert.Equal((StatusCode.PermissionDenied, "not 1 % of you"), (failure.StatusCode, failure.Status.Detail));
    }

    [Theory]
    [InlineData("fault: {abort: {grpcStatus: RESOURCE_EXHAUSTED, percentage: {value: 100}}}", 4)]
    [InlineData("retries: {attempts: 0}", 5)]
    public async Task EdgesOwnAnswer_IsCountedByItsStatus(string more, int expected)
    {
        await using var edge = await StartAsync($$$"""
            apiVersion: networking.istio.io/v1
            kind: VirtualService
            metadata: {name: shop, namespace: default}
            spec:
              hosts: ["*"]
              gateways: [istio-system/ingressgateway]
              http:
              - match: [{uri: {prefix: /}, statPrefix: shop}]
                route:
                - destination: {host: 127.0.0.1, port: {number: {{{RawUpstream.ClosedPort()}}} }}
                {{{more}}}
            """);

        using var channel = Open(edge);
        using var call = Unary(channel);
        await Assert.ThrowsAsync<RpcException>(() => call.ResponseAsync);

        await Eventually.TrueAsync(() => Task.FromResult(edge.Plane.Routes.Rows.Any()), () => "not counted");
        Assert.Equal([0, 0, 0, expected == 4 ? 1 : 0, expected == 5 ? 1 : 0], edge.Plane.Routes.Rows.Single().Counts);
    }

    [Fact]
    public async Task Shadow_OfEveryKindOfCallHasTheSameBytes()
    {
        await using var upstream = await GrpcUpstream.StartAsync();
        await using var shadow = await TestUpstream.StartAsync(protocols: HttpProtocols.Http2);
        await using var edge = await StartAsync(
            $"{Mesh(upstream.Port, "    mirrors: [{destination: {host: copy.test, port: {number: 80}}}]")}\n---\n{Entry("copy.test", shadow.Port)}");
        using var channel = Open(edge);
        var big = new byte[300_000];
        new Random(7).NextBytes(big);

        using var unary = Unary(channel, message: big);
        Assert.Equal(big, await unary.ResponseAsync);
        await SeesAsync(EchoMethods.Unary, big);

        using var client = channel.CreateCallInvoker().AsyncClientStreamingCall(EchoMethods.ClientStreaming, null, new(cancellationToken: Patience.Token));
        foreach (var message in (byte[][])[[1, 2], [], [3], big])
        {
            await client.RequestStream.WriteAsync(message, Patience.Token);
        }

        await client.RequestStream.CompleteAsync();
        Assert.Equal([1, 2, 3, .. big], await client.ResponseAsync);
        await SeesAsync(EchoMethods.ClientStreaming, [1, 2], [], [3], big);

        using var both = channel.CreateCallInvoker().AsyncDuplexStreamingCall(EchoMethods.DuplexStreaming, null, new(cancellationToken: Patience.Token));
        for (byte i = 0; i < 3; i++)
        {
            await both.RequestStream.WriteAsync([i], Patience.Token);
            Assert.True(await both.ResponseStream.MoveNext(Patience.Token));
        }

        await both.RequestStream.CompleteAsync();
        Assert.False(await both.ResponseStream.MoveNext(Patience.Token));
        await SeesAsync(EchoMethods.DuplexStreaming, [0], [1], [2]);

        var totals = await edge.SettledTotalsAsync();
        Assert.Equal((3, 3, 3, 3), (totals.Considered, totals.Sampled, totals.Sent, totals.Succeeded));
        Assert.Equal(0, shadow.Count);

        async Task SeesAsync(Method<byte[], byte[]> method, params byte[][] messages)
        {
            var copy = await shadow.NextAsync();
            Assert.Equal(("POST", method.FullName, "trailers", "application/grpc"), (copy.Method, copy.Target, copy.Header("te"), copy.Header("content-type")));
            Assert.Equal(EchoMethods.Framed(messages), copy.Body);
        }
    }

    [Fact]
    public async Task FieldsOfAnEventStream_DoNotWaitForEvents()
    {
        var gate = new TaskCompletionSource();
        await using var upstream = await TestUpstream.StartAsync(async context =>
        {
            context.Response.ContentType = "text/event-stream";
            await context.Response.Body.FlushAsync(context.RequestAborted);
            await gate.Task;
            await context.Response.WriteAsync("data: 1\n\n", context.RequestAborted);
        });
        await using var edge = await TestEdge.StartAsync(TestMesh.Route(upstream.Port));

        using var response = await edge.GetAsync("/");
        gate.SetResult();

        Assert.Equal("data: 1\n\n", await response.Content.ReadAsStringAsync(Patience.Token));
    }

    private static async Task AnswerAsync(HttpContext context, string status, bool isInTrailers)
    {
        context.Response.ContentType = "application/grpc";
        if (!isInTrailers)
        {
            context.Response.Headers["grpc-status"] = status;
            return;
        }

        await context.Response.Body.WriteAsync(EchoMethods.Framed([9]), context.RequestAborted);
        context.Response.AppendTrailer("grpc-status", status);
    }

    private static async Task<TestEdge> StartAsync(string yaml, TimeProvider? time = null)
    {
        var edge = await TestEdge.StartAsync(time: time, protocols: HttpProtocols.Http2);
        edge.Publish(TestMesh.Of(1, yaml));
        return edge;
    }

    private static GrpcChannel Open(TestEdge edge) => GrpcChannel.ForAddress(edge.Address);

    private static AsyncUnaryCall<byte[]> Unary(GrpcChannel channel, Metadata? headers = null, byte[]? message = null) =>
        channel.CreateCallInvoker().AsyncUnaryCall(EchoMethods.Unary, null, new(headers, cancellationToken: Patience.Token), message ?? [1, 2, 3]);

    private static string Mesh(int port, string route) => $"{Route("shop.test", route)}\n---\n{Entry("shop.test", port)}";

    private static string Route(string host, string more) => $$"""
        apiVersion: networking.istio.io/v1
        kind: VirtualService
        metadata: {name: shop, namespace: default}
        spec:
          hosts: ["*"]
          gateways: [istio-system/ingressgateway]
          http:
          - route:
            - destination: {port: {number: 80}, host: "{{host}}"}
        {{more}}
        """;

    private static string Entry(string host, params int[] ports)
    {
        var endpoints = string.Join(", ", ports.Select(port => $"{{address: 127.0.0.1, ports: {{grpc: {port}}}}}"));
        return $$"""
            apiVersion: networking.istio.io/v1
            kind: ServiceEntry
            metadata: {name: {{host}}, namespace: default}
            spec: {hosts: [{{host}}], resolution: STATIC, ports: [{number: 80, name: grpc, protocol: GRPC}], endpoints: [{{endpoints}}]}
            """;
    }
}
