using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;
using OrleansMesh.EdgeNode.Serving;
using OrleansMesh.EdgeNode.Tests.Conformance;
using OrleansMesh.EdgeNode.Tests.Fixtures;
using OrleansMesh.Routing.Resources.DestinationRules;

namespace OrleansMesh.EdgeNode.Tests.Upstreams;

/// <summary>What <c>connectionPool</c> and <c>retryBudget</c> bound.</summary>
public sealed class LimitTests
{
    [Theory]
    [InlineData("{connectionPool: {tcp: {maxConnections: 1}, http: {http1MaxPendingRequests: 1}}}", 2, 1)]
    [InlineData("{connectionPool: {http: {http2MaxRequests: 3}}}", 3, 3)]
    [Shows(typeof(TrafficPolicy), "connectionPool")]
    [Shows(typeof(ConnectionPoolSettings), "tcp", "http")]
    [Shows(typeof(TcpPoolSettings), "maxConnections")]
    [Shows(typeof(HttpPoolSettings), "http1MaxPendingRequests", "http2MaxRequests")]
    public async Task Overflow_Is503WithAReason_AndIsOverWhenPlacesAreFree(string policy, int admitted, int connections)
    {
        var release = new TaskCompletionSource();
        var arrived = new SemaphoreSlim(0);
        var ports = new System.Collections.Concurrent.ConcurrentDictionary<int, bool>();
        await using var upstream = await TestUpstream.StartAsync(async context =>
        {
            ports[context.Connection.RemotePort] = true;
            arrived.Release();
            await release.Task;
            await context.Response.WriteAsync("ok");
        });
        await using var edge = await TestEdge.StartAsync(UpstreamMesh.Of(policy, [upstream.Port]));
        var cluster = edge.Plane.Tables.Current.Clusters[0];
        var held = Enumerable.Range(0, admitted).Select(_ => edge.GetAsync("/")).ToArray();
        await Eventually.TrueAsync(() => Task.FromResult(cluster.Memory.Active == admitted), () => $"{cluster.Memory.Active} under way");
        using var refused = await edge.GetAsync("/");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.Equal("overflow", Assert.Single(refused.Headers.GetValues("x-orleansmesh-reason")));
        Assert.Equal("true", Assert.Single(refused.Headers.GetValues("x-envoy-overloaded")));
        Assert.Equal(1, edge.Plane.Answers.Count(EdgeReason.Overflow));
        release.SetResult();
        foreach (var request in held)
        {
            using var response = await request;
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }

        await Eventually.TrueAsync(() => Task.FromResult(cluster.Memory.Active == 0), () => $"{cluster.Memory.Active} under way");
        Assert.Equal(connections, ports.Count);
        using var again = await edge.GetAsync("/");
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
    }

    [Fact]
    public async Task MaxRequestsPerConnection_Of1_SwitchesKeepAliveOff()
    {
        var ports = new List<int>();
        await using var upstream = await TestUpstream.StartAsync(context =>
        {
            ports.Add(context.Connection.RemotePort);
            return context.Response.WriteAsync("ok");
        });
        await using var edge = await TestEdge.StartAsync(UpstreamMesh.Of("{connectionPool: {http: {maxRequestsPerConnection: 1}}}", [upstream.Port]));
        for (var i = 0; i < 3; i++)
        {
            using var response = await edge.GetAsync("/");
            Assert.Equal("close", (await upstream.NextAsync()).Header("Connection"));
        }

        Assert.Equal(3, ports.Distinct().Count());
    }

    [Theory]
    [InlineData("{connectionPool: {http: {maxRetries: 2}}}", 0, 2)]
    [InlineData("{retryBudget: {}}", 0, 3)]
    [InlineData("{retryBudget: {percent: 50, minRetryConcurrency: 1}}", 10, 5)]
    [InlineData("{retryBudget: {minRetryConcurrency: 0}}", 10, 2)]
    [Shows(typeof(HttpPoolSettings), "maxRetries")]
    [Shows(typeof(TrafficPolicy), "retryBudget")]
    [Shows(typeof(RetryBudget), "percent", "minRetryConcurrency")]
    public async Task Retries_AreBounded(string policy, int active, int retries)
    {
        await using var edge = await TestEdge.StartAsync(UpstreamMesh.Of(policy, [1]));
        var cluster = edge.Plane.Tables.Current.Clusters[0];
        for (var i = 0; i < active; i++)
        {
            Assert.Null(cluster.TryBegin(new(new DefaultHttpContext(), () => 0, null), out _));
        }

        var begun = 0;
        while (cluster.TryBeginRetry())
        {
            begun++;
        }

        Assert.Equal(retries, begun);
        cluster.EndRetry();
        Assert.True(cluster.TryBeginRetry());
    }

    [Fact]
    [Shows(typeof(RetryBudget), "budgetInterval")]
    public async Task Retries_AreBoundedOverAnInterval_WhateverIsUnderWay()
    {
        var time = new FakeTimeProvider();
        await using var edge = await TestEdge.StartAsync(UpstreamMesh.Of("{retryBudget: {percent: 20, minRetryConcurrency: 1, budgetInterval: 10s}}", [1]), time: time);
        var cluster = edge.Plane.Tables.Current.Clusters[0];
        for (var i = 0; i < 20; i++)
        {
            Assert.Null(cluster.TryBegin(new(new DefaultHttpContext(), () => 0, null), out var attempt));
            attempt.End(default);
        }

        // A fifth of twenty, though each is over before the next, and so are the requests.
        Assert.Equal(4, Begun());
        time.Advance(TimeSpan.FromSeconds(9));
        Assert.Equal(0, Begun());
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(1, Begun());
        Assert.Equal(0, cluster.Memory.Retries);

        int Begun()
        {
            var begun = 0;
            while (cluster.TryBeginRetry())
            {
                cluster.EndRetry();
                begun++;
            }

            return begun;
        }
    }

    [Fact]
    public async Task Retry_OfARetry_IsOneRetryUnderWay()
    {
        var attempts = 0;
        await using var upstream = await TestUpstream.StartAsync(context =>
        {
            context.Response.StatusCode = Interlocked.Increment(ref attempts) % 4 == 0 ? 200 : 500;
            return Task.CompletedTask;
        });
        await using var edge = await TestEdge.StartAsync(UpstreamMesh.Of(
            "{connectionPool: {http: {maxRetries: 1}}}", [upstream.Port], route: "    retries: {attempts: 5, retryOn: 5xx}"));
        for (var i = 1; i <= 2; i++)
        {
            using var response = await edge.GetAsync("/");

            Assert.Equal((HttpStatusCode.OK, 4 * i), (response.StatusCode, attempts));
        }

        var cluster = edge.Plane.Tables.Current.Clusters[0];
        await Eventually.TrueAsync(() => Task.FromResult(cluster.Memory.Retries == 0), () => $"{cluster.Memory.Retries} retries");
    }

    [Fact]
    [Shows(typeof(TcpPoolSettings), "connectTimeout")]
    public async Task ConnectTimeout_OfThePolicy_GoesBeforeTheEdges()
    {
        // A listener whose backlog is full answers no further SYN.
        using var listener = new System.Net.Sockets.Socket(System.Net.Sockets.SocketType.Stream, System.Net.Sockets.ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen(0);
        var port = ((IPEndPoint)listener.LocalEndPoint!).Port;
        var fillers = new List<System.Net.Sockets.Socket>();
        await using var edge = await TestEdge.StartAsync(
            UpstreamMesh.Of("{connectionPool: {tcp: {connectTimeout: 0.2s}}}", [port]), forwarding: new() { ConnectTimeout = TimeSpan.FromMinutes(10) });
        try
        {
            for (var i = 0; i < 4; i++)
            {
                var filler = new System.Net.Sockets.Socket(System.Net.Sockets.SocketType.Stream, System.Net.Sockets.ProtocolType.Tcp) { Blocking = false };
                fillers.Add(filler);
                _ = filler.ConnectAsync(IPAddress.Loopback, port, Patience.Token).AsTask();
            }

            using var response = await edge.GetAsync("/");
            Assert.Equal("connect-timeout", Assert.Single(response.Headers.GetValues("x-orleansmesh-reason")));
        }
        finally
        {
            fillers.ForEach(filler => filler.Dispose());
        }
    }
}
