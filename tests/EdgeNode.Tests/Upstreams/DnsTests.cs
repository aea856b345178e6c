using System.Net;
using Microsoft.Extensions.Time.Testing;
using OrleansMesh.EdgeNode.Tests.Conformance;
using OrleansMesh.EdgeNode.Tests.Fixtures;
using OrleansMesh.Routing.Resources.ServiceEntries;

namespace OrleansMesh.EdgeNode.Tests.Upstreams;

/// <summary>Endpoints that are names.</summary>
public sealed class DnsTests
{
    private readonly FakeNames _names = new();
    private readonly FakeTimeProvider _time = new();

    [Fact]
    [Shows(typeof(ServiceEntrySpec), "resolution")]
    [Shows(typeof(ServiceEntryResolution), "DNS")]
    public async Task Dns_BalancesOverAllAddresses_AndFollowsTheAnswers()
    {
        _names.Set("up.test", "127.0.0.1", "127.0.0.2");
        await using var edge = await StartAsync("DNS", 1);
        await UntilAsync(edge, "127.0.0.1:1 127.0.0.2:1");

        _names.Set("up.test", "127.0.0.3");
        _time.Advance(TimeSpan.FromSeconds(40));
        await UntilAsync(edge, "127.0.0.3:1");
    }

    [Fact]
    [Shows(typeof(ServiceEntryResolution), "DNS_ROUND_ROBIN")]
    public async Task DnsRoundRobin_UsesTheFirstAddress()
    {
        _names.Set("up.test", "127.0.0.2", "127.0.0.1");
        await using var edge = await StartAsync("DNS_ROUND_ROBIN", 1);

        await UntilAsync(edge, "127.0.0.2:1");
    }

    [Fact]
    public async Task FailedLookup_KeepsTheLastGoodAnswer_AndIsCounted()
    {
        _names.Set("up.test", "127.0.0.1");
        await using var upstream = await TestUpstream.StartAsync();
        await using var edge = await StartAsync("DNS", upstream.Port);
        await UntilAsync(edge, $"127.0.0.1:{upstream.Port}");

        _names.Set("up.test");
        _time.Advance(TimeSpan.FromSeconds(40));
        await Eventually.TrueAsync(() => Task.FromResult(edge.Plane.Names.Failures == 1), () => $"{edge.Plane.Names.Failures} failures");
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(edge));
        _names.Set("up.test", "127.0.0.9");
        _time.Advance(TimeSpan.FromSeconds(6));
        await UntilAsync(edge, $"127.0.0.9:{upstream.Port}");
    }

    [Fact]
    public async Task FirstLookup_IsWaitedFor_LaterOnesAreNot()
    {
        var gate = new TaskCompletionSource();
        _names.Gate = gate.Task;
        _names.Set("up.test", "127.0.0.1");
        await using var upstream = await TestUpstream.StartAsync();
        await using var edge = await StartAsync("DNS", upstream.Port);
        var first = StatusAsync(edge);
        await Eventually.TrueAsync(() => Task.FromResult(edge.Plane.Tables.Current.Clusters[0].Endpoints.All[0].Active == 1), () => "not begun");
        Assert.False(first.IsCompleted);
        gate.SetResult();
        Assert.Equal(HttpStatusCode.OK, await first);

        await UntilAsync(edge, $"127.0.0.1:{upstream.Port}");
        _names.Gate = new TaskCompletionSource().Task;
        _time.Advance(TimeSpan.FromSeconds(40));
        await Eventually.TrueAsync(() => Task.FromResult(_names.Asked == 2), () => $"asked {_names.Asked} times");
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(edge));
    }

    [Fact]
    public async Task UnknownName_Is503()
    {
        await using var edge = await StartAsync("DNS", 1);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, await StatusAsync(edge));
    }

    [Theory]
    [InlineData("NONE", "a.wild.test", HttpStatusCode.OK)]
    [InlineData("DYNAMIC_DNS", "A.Wild.Test", HttpStatusCode.OK)]
    [InlineData("NONE", "wild.test", HttpStatusCode.ServiceUnavailable)]
    [InlineData("NONE", "127.0.0.1", HttpStatusCode.ServiceUnavailable)]
    [InlineData("NONE", "elsewhere.test", HttpStatusCode.ServiceUnavailable)]
    [Shows(typeof(ServiceEntryResolution), "NONE", "DYNAMIC_DNS")]
    public async Task Wildcard_GoesToTheRequestsOwnHost_IfItCoversIt(string resolution, string host, HttpStatusCode status)
    {
        _names.Set("a.wild.test", "127.0.0.1");
        _names.Set("elsewhere.test", "127.0.0.1");
        await using var upstream = await TestUpstream.StartAsync();
        await using var edge = await TestEdge.StartAsync(time: _time, names: _names);
        edge.Publish(TestMesh.Of(1, $$$"""
            apiVersion: networking.istio.io/v1
            kind: VirtualService
            metadata: {name: shop, namespace: default}
            spec:
              hosts: ["*"]
              http:
              - route: [{destination: {host: "*.wild.test", port: {number: {{{upstream.Port}}} } } } ]
            ---
            apiVersion: networking.istio.io/v1
            kind: ServiceEntry
            metadata: {name: wild, namespace: default}
            spec: {hosts: ["*.wild.test"], ports: [{number: {{{upstream.Port}}}, name: http, protocol: HTTP}], resolution: {{{resolution}}}}
            """));

        Assert.Equal(status, await StatusAsync(edge, host));
        Assert.Equal(status == HttpStatusCode.OK ? 1 : 0, _names.Asked);
    }

    [Fact]
    public async Task NamesThatNobodyNeeds_AreLetGo()
    {
        _names.Set("up.test", "127.0.0.1");
        await using var edge = await StartAsync("DNS", 1);
        await UntilAsync(edge, "127.0.0.1:1");
        Assert.Equal(1, edge.Plane.Names.Count);

        edge.Publish(TestMesh.Of(2, TestMesh.Route(1)));
        await Eventually.TrueAsync(() => Task.FromResult(edge.Plane.Names.Count == 0), () => $"{edge.Plane.Names.Count} names");
    }

    private async Task<TestEdge> StartAsync(string resolution, int port)
    {
        var edge = await TestEdge.StartAsync(time: _time, names: _names);
        edge.Publish(TestMesh.Of(1, UpstreamMesh.Of("{loadBalancer: {simple: ROUND_ROBIN}}", [$"{{address: up.test, ports: {{http: {port}}}}}"], route: "    retries: {attempts: 0}", entry: $"resolution: {resolution}")));
        return edge;
    }

    private static Task UntilAsync(TestEdge edge, string addresses)
    {
        return Eventually.TrueAsync(() => Task.FromResult(Now() == addresses), Now);

        string Now() => string.Join(' ', edge.Plane.Tables.Current.Clusters[0].Endpoints.All.Select(endpoint => endpoint.Authority));
    }

    private static async Task<HttpStatusCode> StatusAsync(TestEdge edge, string host = "shop.test")
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, edge.Address) { Headers = { Host = host } };
        using var response = await edge.SendAsync(request);
        return response.StatusCode;
    }
}
