using Grpc.Core;
using Grpc.Net.Client;
using OrleansMesh.EdgeNode.Tests.Conformance;
using OrleansMesh.EdgeNode.Tests.Fixtures;
using OrleansMesh.EdgeNode.Tests.Gateways;
using OrleansMesh.Routing.Resources.Gateways;

namespace OrleansMesh.EdgeNode.Tests.Rpc;

/// <summary>A real gRPC client, a whole edge with a Gateway, a real gRPC server behind a ServiceEntry; in the clear (prior knowledge) and over TLS (ALPN).</summary>
public sealed class GrpcTests : IAsyncLifetime
{
    private const string Plain = "{port: {number: 80, name: grpc, protocol: GRPC}, hosts: [shop.test]}";
    private const string Secure = "{port: {number: 443, name: https, protocol: HTTPS}, hosts: [shop.test], tls: {mode: SIMPLE, credentialName: shop}}";
    private const string Route = "{apiVersion: networking.istio.io/v1, kind: VirtualService, metadata: {name: shop, namespace: default}, spec: "
        + "{hosts: [shop.test], gateways: [gw], http: [{route: [{destination: {host: shop.example, port: {number: 50051}}}]}]}}";

    private GatewayEdge _edge = null!;
    private GrpcUpstream _upstream = null!;
    private GrpcChannel[] _channels = null!;

    public async ValueTask InitializeAsync()
    {
        _edge = await GatewayEdge.StartAsync();
        _upstream = await GrpcUpstream.StartAsync();
        using var certificate = TestAuthority.Trusted.Issue("CN=shop", "shop.test");
        await _edge.ApplyAsync(
            GatewayEdge.Secret("shop", certificate),
            GatewayEdge.Gateway("gw", $"{Plain}, {Secure}"),
            Route,
            "{apiVersion: networking.istio.io/v1, kind: ServiceEntry, metadata: {name: shop, namespace: default}, spec: {hosts: [shop.example], resolution: STATIC, "
            + $"ports: [{{number: 50051, name: grpc, protocol: GRPC, targetPort: {_upstream.Port}}}], endpoints: [{{address: 127.0.0.1}}]}}}}");
        _channels = [Channel("http", "80"), Channel("https", "443")];
    }

    public async ValueTask DisposeAsync()
    {
        Array.ForEach(_channels, channel => channel.Dispose());
        await _edge.DisposeAsync();
        await _upstream.DisposeAsync();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [Shows(typeof(GatewayPort), "protocol")]
    public async Task UnaryCall_BringsMetadataBothWays(int channel)
    {
        using var call = Client(channel).AsyncUnaryCall(EchoMethods.Unary, null, Asking("hello"), EchoMethods.Bytes("message"));

        Assert.Equal(EchoMethods.Bytes("message"), await call.ResponseAsync);
        var headers = await call.ResponseHeadersAsync;
        Assert.Equal(("hello", "hello"), (headers.GetValue("x-told"), call.GetTrailers().GetValue("x-end")));
        Assert.Equal([0, 255, 7], headers.GetValueBytes("x-told-bin"));
        Assert.Equal([0, 255, 7], call.GetTrailers().GetValueBytes("x-end-bin"));
        Assert.Equal(StatusCode.OK, call.GetStatus().StatusCode);
        var received = await _upstream.NextAsync();
        Assert.Equal(("HTTP/2", "trailers"), (received.Protocol, received.Headers["te"]));
        Assert.Equal(channel == 0 ? "http" : "https", received.Headers["x-forwarded-proto"]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task Streams_FlowMessageByMessage(int channel)
    {
        using var server = Client(channel).AsyncServerStreamingCall(EchoMethods.ServerStreaming, null, Asking("s"), [1, 2, 3]);
        Assert.Equal([[1], [2], [3]], await server.ResponseStream.ReadAllAsync(Patience.Token).ToListAsync(Patience.Token));
        Assert.Equal("s", server.GetTrailers().GetValue("x-end"));

        using var client = Client(channel).AsyncClientStreamingCall(EchoMethods.ClientStreaming, null, Asking("c"));
        foreach (var message in (byte[][])[[1, 2], [], [3]])
        {
            await client.RequestStream.WriteAsync(message, Patience.Token);
        }

        await client.RequestStream.CompleteAsync();
        Assert.Equal([1, 2, 3], await client.ResponseAsync);

        // Each message is awaited before the next is sent: nothing on the way may wait for more.
        using var both = Client(channel).AsyncDuplexStreamingCall(EchoMethods.DuplexStreaming, null, Asking("d"));
        Assert.Equal("d", (await both.ResponseHeadersAsync).GetValue("x-told"));
        for (byte i = 0; i < 20; i++)
        {
            await both.RequestStream.WriteAsync([i], Patience.Token);
            Assert.True(await both.ResponseStream.MoveNext(Patience.Token));
            Assert.Equal([i], both.ResponseStream.Current);
        }

        await both.RequestStream.CompleteAsync();
        Assert.False(await both.ResponseStream.MoveNext(Patience.Token));
        Assert.Equal(("d", StatusCode.OK), (both.GetTrailers().GetValue("x-end"), both.GetStatus().StatusCode));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task BigMessages_PassUnharmed(int channel)
    {
        var message = new byte[20 << 20];
        new Random(7).NextBytes(message);
        using var call = Client(channel).AsyncUnaryCall(EchoMethods.Unary, null, default, message);

        Assert.Equal(message, await call.ResponseAsync);
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(0, true)]
    [InlineData(1, false)]
    [InlineData(1, true)]
    public async Task Failure_IsToldWithItsTrailers(int channel, bool isEarly)
    {
        var options = Asking("why", ("x-fail", "9"));
        if (isEarly)
        {
            // Then the status stands among the header fields, and there are no trailers.
            options.Headers!.Add("x-early", "yes");
        }

        using var call = Client(channel).AsyncUnaryCall(EchoMethods.Unary, null, options, [1]);
        var failure = await Assert.ThrowsAsync<RpcException>(() => call.ResponseAsync);

        Assert.Equal((StatusCode.FailedPrecondition, "100 % as asked: ä"), (failure.StatusCode, failure.Status.Detail));
        Assert.Equal("why", failure.Trailers.GetValue("x-end"));
        Assert.Equal(isEarly ? null : "why", (await call.ResponseHeadersAsync).GetValue("x-told"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task Deadline_ReachesTheServer(int channel)
    {
        var options = Asking("late", ("x-hang", "yes")).WithDeadline(TimeProvider.System.GetUtcNow().UtcDateTime.AddMilliseconds(300));
        using var call = Client(channel).AsyncUnaryCall(EchoMethods.Unary, null, options, [1]);

        var failure = await Assert.ThrowsAsync<RpcException>(() => call.ResponseAsync);

        Assert.Equal(StatusCode.DeadlineExceeded, failure.StatusCode);
        var received = await _upstream.NextAsync();
        Assert.NotEqual(DateTime.MaxValue, received.Deadline);
        await received.Cancelled.WaitAsync(Patience.Token);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task Cancellation_ReachesTheServer(int channel)
    {
        using var leaving = new CancellationTokenSource();
        using var call = Client(channel).AsyncDuplexStreamingCall(EchoMethods.DuplexStreaming, null, Asking("gone").WithCancellationToken(leaving.Token));
        await call.RequestStream.WriteAsync([1], Patience.Token);
        Assert.True(await call.ResponseStream.MoveNext(Patience.Token));
        var received = await _upstream.NextAsync();

        await leaving.CancelAsync();

        var failure = await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext(Patience.Token));
        Assert.Equal(StatusCode.Cancelled, failure.StatusCode);
        await received.Cancelled.WaitAsync(Patience.Token);
    }

    private static CallOptions Asking(string what, params (string Name, string Value)[] more)
    {
        var headers = new Metadata { { "x-ask", what } };
        foreach (var (name, value) in more)
        {
            headers.Add(name, value);
        }

        return new CallOptions(headers, cancellationToken: Patience.Token);
    }

    private CallInvoker Client(int channel) => _channels[channel].CreateCallInvoker();

    private GrpcChannel Channel(string scheme, string listener) => GrpcChannel.ForAddress($"{scheme}://shop.test", new GrpcChannelOptions
    {
        HttpHandler = GatewayEdge.Handler(_edge.PortOf(listener)),
        DisposeHttpClient = true,
        MaxReceiveMessageSize = null,
        MaxSendMessageSize = null,
    });
}
