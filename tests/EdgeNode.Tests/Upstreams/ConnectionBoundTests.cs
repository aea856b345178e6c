using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using OrleansMesh.EdgeNode.Tests.Conformance;
using OrleansMesh.EdgeNode.Tests.Fixtures;
using OrleansMesh.Routing.Resources.DestinationRules;

namespace OrleansMesh.EdgeNode.Tests.Upstreams;

/// <summary>What a policy bounds on each connection, as the endpoint sees it.</summary>
public sealed class ConnectionBoundTests
{
    [Theory]
    [InlineData("HTTP", "GET", "HTTP/1.1", 2, "aabbcc")]
    [InlineData("HTTP", "POST", "HTTP/1.1", 2, "aabbcc")]
    [InlineData("HTTP", "GET", "HTTP/1.1", 4, "aaaabb")]
    [InlineData("HTTP2", "GET", "HTTP/2", 2, "aabbcc")]
    [InlineData("HTTP2", "POST", "HTTP/2", 3, "aaabbb")]
    [Shows(typeof(HttpPoolSettings), "maxRequestsPerConnection")]
    public async Task Connection_CarriesSoManyRequests(string port, string method, string protocol, int most, string expected)
    {
        var connections = new List<(string Connection, string Protocol, string Body)>();
        await using var upstream = await TestUpstream.StartAsync(
            context =>
            {
                connections.Add((context.Connection.Id, context.Request.Protocol, context.Request.Headers.Connection.ToString()));
                return context.Response.WriteAsync("ok");
            },
            port == "HTTP" ? HttpProtocols.Http1 : HttpProtocols.Http2);
        await using var edge = await TestEdge.StartAsync(UpstreamMesh.Of($"{{connectionPool: {{http: {{maxRequestsPerConnection: {most}}}}}}}", [upstream.Port], port));

        for (var i = 0; i < 6; i++)
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), edge.Address) { Content = method == "POST" ? new StringContent("GET / HTTP/1.1\r\n\r\n") : null };
            using var response = await edge.SendAsync(request);
            Assert.Equal("ok", await response.Content.ReadAsStringAsync(Patience.Token));
        }

        var names = connections.Select(c => c.Connection).Distinct().ToList();
        Assert.Equal(expected, string.Concat(connections.Select(c => (char)('a' + names.IndexOf(c.Connection)))));
        Assert.All(connections, c => Assert.Equal(protocol, c.Protocol));
        Assert.Equal(port == "HTTP" ? 6 / most : 0, connections.Count(c => c.Body == "close"));
        while (upstream.Count > 0)
        {
            Assert.Equal(method == "POST" ? "GET / HTTP/1.1\r\n\r\n" : "", (await upstream.NextAsync()).Text);
        }
    }

    [Fact]
    [Shows(typeof(HttpPoolSettings), "maxConcurrentStreams")]
    public async Task Http2Connection_CarriesSoManyStreamsAtATime()
    {
        const int Requests = 7;
        var connections = new ConcurrentDictionary<string, int>();
        var allThere = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var upstream = await TestUpstream.StartAsync(
            async context =>
            {
                connections.AddOrUpdate(context.Connection.Id, 1, (_, count) => count + 1);
                if (connections.Values.Sum() == Requests)
                {
                    allThere.TrySetResult();
                }

                // None is answered before all are under way.
                await allThere.Task.WaitAsync(context.RequestAborted);
            },
            HttpProtocols.Http2);
        await using var edge = await TestEdge.StartAsync(UpstreamMesh.Of("{connectionPool: {http: {maxConcurrentStreams: 2}}}", [upstream.Port], "HTTP2"));

        var responses = await Task.WhenAll(Enumerable.Range(0, Requests).Select(_ => edge.GetAsync("/")));

        Assert.All(responses, response => Assert.Equal(HttpStatusCode.OK, response.StatusCode));
        Assert.All(connections.Values, streams => Assert.InRange(streams, 1, 2));
    }
}
