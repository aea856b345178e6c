using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http;
using OrleansMesh.EdgeNode.Forwarding;
using OrleansMesh.EdgeNode.Tests.Fixtures;
using OrleansMesh.Routing.Resources.DestinationRules;

namespace OrleansMesh.EdgeNode.Tests.Conformance;

/// <summary>How long connections to endpoints live, and how it is told whether they do: seen on the connections themselves.</summary>
public sealed class ConnectionTests
{
    // Far beyond what a test lasts: what closes a connection is the policy.
    private static readonly ForwardingOptions Patient = new() { ConnectionIdleTimeout = TimeSpan.FromDays(1), ConnectionLifetime = TimeSpan.FromDays(1) };

    [Theory]
    [Shows(typeof(TcpPoolSettings), "tcpKeepalive")]
    [Shows(typeof(TcpKeepalive), "probes", "time", "interval")]
    [InlineData("connectTimeout: 1s", false, null, null, null)]
    [InlineData("tcpKeepalive: {}", true, null, null, null)]
    [InlineData("tcpKeepalive: {probes: 3}", true, 3, null, null)]
    [InlineData("tcpKeepalive: {time: 61s}", true, null, 61, null)]
    [InlineData("tcpKeepalive: {interval: 4.5s}", true, null, null, 5)]
    [InlineData("tcpKeepalive: {probes: 200, time: 3600000s, interval: 0.001s}", true, 127, 32767, 1)]
    public async Task TcpKeepalive_IsSetOnTheSocket(string tcp, bool isOn, int? probes, int? time, int? interval)
    {
        var port = 0;
        await using var upstream = await TestUpstream.StartAsync(context =>
        {
            port = context.Connection.RemotePort;
            return context.Response.WriteAsync("ok");
        });
        await using var edge = await TestEdge.StartAsync(UpstreamMesh.Of($"{{connectionPool: {{tcp: {{{tcp}}}}}}}", [upstream.Port]), forwarding: Patient);
        using var response = await edge.GetAsync("/");

        var socket = OpenSocket.Find(port, upstream.Port);
        using var untouched = new Socket(SocketType.Stream, ProtocolType.Tcp);
        Assert.Equal(isOn ? 1 : 0, socket.GetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive));
        Assert.Equal(
            (probes ?? Option(untouched, SocketOptionName.TcpKeepAliveRetryCount), time ?? Option(untouched, SocketOptionName.TcpKeepAliveTime), interval ?? Option(untouched, SocketOptionName.TcpKeepAliveInterval)),
            (Option(socket, SocketOptionName.TcpKeepAliveRetryCount), Option(socket, SocketOptionName.TcpKeepAliveTime), Option(socket, SocketOptionName.TcpKeepAliveInterval)));
    }

    [Fact]
    [Shows(typeof(TcpPoolSettings), "maxConnectionDuration")]
    public async Task MaxConnectionDuration_EndsAConnectionThatIsInUse()
    {
        var ports = new HashSet<int>();
        await using var upstream = await TestUpstream.StartAsync(context =>
        {
            ports.Add(context.Connection.RemotePort);
            return context.Response.WriteAsync("ok");
        });
        await using var edge = await TestEdge.StartAsync(UpstreamMesh.Of("{connectionPool: {tcp: {maxConnectionDuration: 0.2s}}}", [upstream.Port]), forwarding: Patient);

        await Eventually.TrueAsync(
            async () =>
            {
                using var response = await edge.GetAsync("/");
                Assert.Equal(HttpStatusCode.OK, response.StatusCode);
                return ports.Count == 3;
            },
            () => $"{ports.Count} connections");
    }

    [Theory]
    [Shows(typeof(TcpPoolSettings), "idleTimeout")]
    [Shows(typeof(HttpPoolSettings), "idleTimeout")]
    [InlineData("tcp: {idleTimeout: 0.1s}")]
    [InlineData("http: {idleTimeout: 0.1s}")]
    // The shorter of the two; 0s is none.
    [InlineData("tcp: {idleTimeout: 0.1s}, http: {idleTimeout: 3600s}")]
    [InlineData("tcp: {idleTimeout: 0s}, http: {idleTimeout: 0.1s}")]
    public async Task IdleTimeout_ClosesAConnectionWithoutRequests(string pool)
    {
        var closed = new TaskCompletionSource();
        await using var upstream = new RawUpstream(async connection =>
        {
            await connection.ReadHeadAsync();
            await connection.SendAsync(RawUpstream.Ok);
            Assert.Empty(await connection.ReadHeadAsync());
            closed.SetResult();
        });
        await using var edge = await TestEdge.StartAsync(UpstreamMesh.Of($"{{connectionPool: {{{pool}}}}}", [upstream.Port]), forwarding: Patient);
        using var response = await edge.GetAsync("/");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        await closed.Task.WaitAsync(Patience.Token);
    }

    [Fact]
    [Shows(typeof(HttpPoolSettings), "http2KeepAlive")]
    [Shows(typeof(Http2Keepalive), "interval")]
    public async Task Http2KeepAlive_PingsWhileARequestWaits()
    {
        await using var upstream = new RawUpstream(async connection =>
        {
            var wire = new Http2Wire(connection);
            await wire.BeginAsync();
            var (pings, stream) = (0, string.Empty);
            while (pings < 2 || stream.Length == 0)
            {
                var frame = await wire.NextAsync();
                if (frame.Type == Http2Wire.Ping)
                {
                    pings++;
                    await wire.AcknowledgeAsync(frame.Payload);
                }

                stream = frame.Type == Http2Wire.Headers ? frame.Stream : stream;
            }

            await wire.AnswerAsync(stream);
        });
        await using var edge = await TestEdge.StartAsync(UpstreamMesh.Of("{connectionPool: {http: {http2KeepAlive: {interval: 1s, timeout: 30s}}}}", [upstream.Port], "HTTP2"), forwarding: Patient);
        using var response = await edge.GetAsync("/");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    [Shows(typeof(Http2Keepalive), "timeout")]
    public async Task Http2KeepAlive_GivesUpAConnectionThatDoesNotAnswer()
    {
        var gone = new TaskCompletionSource();
        await using var upstream = new RawUpstream(async connection =>
        {
            await new Http2Wire(connection).BeginAsync();
            await connection.ReadToEndAsync();
            gone.SetResult();
        });
        await using var edge = await TestEdge.StartAsync(
            UpstreamMesh.Of("{connectionPool: {http: {http2KeepAlive: {interval: 1s, timeout: 1.5s}}}}", [upstream.Port], "HTTP2", "    retries: {attempts: 0}"), forwarding: Patient);
        using var response = await edge.GetAsync("/");

        Assert.Equal("upstream-reset", Assert.Single(response.Headers.GetValues("x-orleansmesh-reason")));
        await gone.Task.WaitAsync(Patience.Token);

        // How long it was waited is nothing to measure: .NET would have given up after its own 20 s as well.
        var handler = Assert.IsType<SocketsHttpHandler>(Handler(edge.Plane.Tables.Current.Clusters[0].Client.Invoker));
        Assert.Equal((TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1.5)), (handler.KeepAlivePingDelay, handler.KeepAlivePingTimeout));
    }

    private static int Option(Socket socket, SocketOptionName name) => (int)socket.GetSocketOption(SocketOptionLevel.Tcp, name)!;

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_handler")]
    private static extern ref HttpMessageHandler Handler(HttpMessageInvoker invoker);
}
