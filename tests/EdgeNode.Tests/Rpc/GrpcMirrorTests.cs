using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using OrleansMesh.EdgeNode.Tests.Fixtures;

namespace OrleansMesh.EdgeNode.Tests.Rpc;

/// <summary>Calls of each kind, mirrored: the target gets the messages byte for byte, as the client sends them.</summary>
public sealed class GrpcMirrorTests : IAsyncLifetime
{
    private GrpcUpstream _primary = null!;
    private TestUpstream _shadow = null!;
    private TestEdge _edge = null!;
    private GrpcChannel _channel = null!;

    public async ValueTask InitializeAsync()
    {
        _primary = await GrpcUpstream.StartAsync();
        _shadow = await TestUpstream.StartAsync(protocols: HttpProtocols.Http2);
        _edge = await TestEdge.StartAsync(protocols: HttpProtocols.Http2);
        _edge.Publish(TestMesh.Of(1, $$$$"""
            apiVersion: networking.istio.io/v1
            kind: VirtualService
            metadata: {name: shop, namespace: default}
            spec:
              hosts: ["*"]
              gateways: [istio-system/ingressgateway]
              http:
              - route: [{destination: {host: shop.example, port: {number: 1}}}]
                mirror: {host: shop.example, port: {number: 2}}
            ---
            apiVersion: networking.istio.io/v1
            kind: ServiceEntry
            metadata: {name: shop, namespace: default}
            spec:
              hosts: [shop.example]
              resolution: STATIC
              ports:
              - {number: 1, name: grpc, protocol: GRPC, targetPort: {{{{_primary.Port}}}}}
              - {number: 2, name: grpc-shadow, protocol: GRPC, targetPort: {{{{_shadow.Port}}}}}
              endpoints: [{address: 127.0.0.1}]
            """));
        _channel = GrpcChannel.ForAddress(_edge.Address);
    }

    public async ValueTask DisposeAsync()
    {
        _channel.Dispose();
        await _edge.DisposeAsync();
        await _shadow.DisposeAsync();
        await _primary.DisposeAsync();
    }

    [Fact]
    public async Task UnaryAndServerStreamingCalls_AreMirroredWhole()
    {
        using var unary = Client().AsyncUnaryCall(EchoMethods.Unary, null, Asking(), [1, 2, 3]);
        Assert.Equal([1, 2, 3], await unary.ResponseAsync);
        await AssertShadowAsync("/shop.Echo/Unary", [1, 2, 3]);

        using var server = Client().AsyncServerStreamingCall(EchoMethods.ServerStreaming, null, Asking(), [4, 5]);
        Assert.Equal([[4], [5]], await server.ResponseStream.ReadAllAsync(Patience.Token).ToListAsync(Patience.Token));
        await AssertShadowAsync("/shop.Echo/ServerStreaming", [4, 5]);

        Assert.Equal(2, (await _edge.SettledTotalsAsync()).Succeeded);
    }

    [Fact]
    public async Task StreamsOfTheClient_AreMirroredMessageByMessage()
    {
        byte[][] messages = [[1, 2], [], TestBody.Bytes(100_000), [3]];
        using var client = Client().AsyncClientStreamingCall(EchoMethods.ClientStreaming, null, Asking());
        foreach (var message in messages)
        {
            await client.RequestStream.WriteAsync(message, Patience.Token);
        }

        await client.RequestStream.CompleteAsync();
        Assert.Equal(messages.SelectMany(message => message), await client.ResponseAsync);
        await AssertShadowAsync("/shop.Echo/ClientStreaming", messages);

        using var both = Client().AsyncDuplexStreamingCall(EchoMethods.DuplexStreaming, null, Asking());
        byte[][] sent = [.. Enumerable.Range(0, 20).Select(i => new[] { (byte)i })];
        foreach (var message in sent)
        {
            // The answer is awaited before the next is sent: the primary waits for no shadow, which has not answered at all.
            await both.RequestStream.WriteAsync(message, Patience.Token);
            Assert.True(await both.ResponseStream.MoveNext(Patience.Token));
            Assert.Equal(message, both.ResponseStream.Current);
        }

        await both.RequestStream.CompleteAsync();
        Assert.False(await both.ResponseStream.MoveNext(Patience.Token));
        await AssertShadowAsync("/shop.Echo/DuplexStreaming", sent);

        Assert.Equal(2, (await _edge.SettledTotalsAsync()).Succeeded);
    }

    [Fact]
    public async Task CallThatIsCancelled_EndsItsShadow()
    {
        using var leaving = new CancellationTokenSource();
        using var call = Client().AsyncDuplexStreamingCall(EchoMethods.DuplexStreaming, null, new CallOptions(cancellationToken: leaving.Token));
        await call.RequestStream.WriteAsync([1], Patience.Token);
        Assert.True(await call.ResponseStream.MoveNext(Patience.Token));

        await leaving.CancelAsync();

        await Eventually.TrueAsync(() => Task.FromResult(_edge.Plane.Mirrors.Snapshot().Single().InFlight == 0), () => "in flight");
        Assert.Equal(("primary-aborted", 1), Assert.Single((await _edge.SettledTotalsAsync()).Failed.Select(f => (f.Key, f.Value))));
        Assert.Equal(0, _shadow.Count);
    }

    private static CallOptions Asking() => new(new Metadata { { "x-ask", "a" }, { "x-raw-bin", new byte[] { 0, 255 } } }, cancellationToken: Patience.Token);

    private CallInvoker Client() => _channel.CreateCallInvoker();

    private async Task AssertShadowAsync(string path, params byte[][] messages)
    {
        var call = await _primary.NextAsync();
        var copy = await _shadow.NextAsync();
        Assert.Equal((path, "trailers", call.Headers["x-ask"], call.Headers["x-raw-bin"]), (copy.Target, copy.Header("te"), copy.Header("x-ask"), copy.Header("x-raw-bin")));
        Assert.Equal(EchoMethods.Framed(messages), copy.Body);
    }
}
