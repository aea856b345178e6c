using System.Net;
using OrleansMesh.EdgeNode.Serving;
using OrleansMesh.EdgeNode.Tests.Conformance;
using OrleansMesh.EdgeNode.Tests.Fixtures;
using OrleansMesh.Routing.Resources.MirrorPolicies;

namespace OrleansMesh.EdgeNode.Tests.Forwarding;

/// <summary>Requests and shadows that come back to an edge.</summary>
public sealed class LoopTests
{
    private const string Field = "x-orleansmesh-hops";

    [Theory]
    [InlineData("")]
    [InlineData("    retries: {attempts: 3, retryOn: '5xx,retriable-status-codes,508'}")]
    public async Task EdgeThatForwardsToItself_EndsTheLoop(string retries)
    {
        await using var edge = await TestEdge.StartAsync();
        edge.Publish(TestMesh.Of(1, TestMesh.Route(edge.Port, retries)));

        using var response = await edge.GetAsync("/");

        Assert.Equal(HttpStatusCode.LoopDetected, response.StatusCode);
        Assert.Equal("loop", response.Headers.GetValues("x-orleansmesh-reason").Single());
        Assert.Equal((1, 17), (edge.Plane.Answers.Count(EdgeReason.Loop), edge.Plane.Requests[EdgeNode.Counters.RequestCount.Received]));
    }

    [Fact]
    public async Task EdgesThatForwardToEachOther_EndTheLoop_WhateverEditsSay()
    {
        const string Edits = "    headers: {request: {remove: [x-orleansmesh-hops], set: {x-orleansmesh-hops: '0'}}}";
        await using var one = await TestEdge.StartAsync(forwarding: new() { MaxHops = 5 });
        await using var two = await TestEdge.StartAsync(TestMesh.Route(one.Port, Edits));
        one.Publish(TestMesh.Of(1, TestMesh.Route(two.Port, Edits)));

        using var response = await one.GetAsync("/");

        // The first is asked at 0, 2, 4 and, once too often, at 6.
        Assert.Equal(HttpStatusCode.LoopDetected, response.StatusCode);
        Assert.Equal((1, 0), (one.Plane.Answers.Count(EdgeReason.Loop), two.Plane.Answers.Count(EdgeReason.Loop)));
        Assert.Equal(4, one.Plane.Requests[EdgeNode.Counters.RequestCount.Received]);
    }

    [Theory]
    [InlineData("3", "4")]
    [InlineData("15", "16")]
    [InlineData("3;shadow", "4;shadow")]
    [InlineData("", "1")]
    [InlineData("-1", "1")]
    [InlineData("+2", "1")]
    [InlineData("2 ;shadow", "1")]
    [InlineData("2;shadow;shadow", "1")]
    [InlineData("2147483647", "1")]
    [InlineData("99999999999999999999", "1")]
    [InlineData("1\r\nx-orleansmesh-hops: 1", "1")]
    [InlineData("16", null)]
    [InlineData("2147483646;shadow", null)]
    public async Task ValueOfAClient_CannotHideALoop(string value, string? passedOn)
    {
        await using var upstream = await TestUpstream.StartAsync();
        await using var edge = await TestEdge.StartAsync(TestMesh.Route(upstream.Port));
        using var client = await RawConnection.OpenAsync(edge.Port);

        await client.SendAsync($"GET / HTTP/1.1\r\nHost: a\r\n{Field}: {value}\r\n\r\n");

        var head = await client.ReadHeadAsync();
        Assert.StartsWith(passedOn is null ? "HTTP/1.1 508 " : "HTTP/1.1 200 ", head, StringComparison.Ordinal);
        Assert.Equal(passedOn, passedOn is null ? null : (await upstream.NextAsync()).Header(Field));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task ShadowThatComesBack_IsForwardedAndNotMirroredAgain(bool hostSuffix)
    {
        await using var upstream = await TestUpstream.StartAsync();
        await using var edge = await TestEdge.StartAsync(mirroring: new() { HostSuffix = hostSuffix });
        edge.Publish(TestMesh.Of(1, TestMesh.Mirrored(upstream.Port, edge.Port)));

        using var response = await edge.GetAsync("/");
        string?[] seen = [(await upstream.NextAsync()).Header(Field), (await upstream.NextAsync()).Header(Field)];

        var totals = await edge.SettledTotalsAsync();
        Assert.Equal(["1", "2;shadow"], seen.Order());
        Assert.Equal((2, 1, 1), (totals.Considered, totals.Sent, totals.Succeeded));
        Assert.Equal(("shadow-loop", 1), Assert.Single(totals.Dropped.Select(d => (d.Key, d.Value))));
    }

    [Theory]
    [Shows(typeof(MirrorPolicySpec), "allowShadows")]
    [InlineData(false, null, false)]
    [InlineData(true, null, true)]
    [InlineData(false, "true", true)]
    [InlineData(true, "false", false)]
    public async Task Shadow_IsMirroredWhereThePolicyOrElseTheEdgeAllows(bool setting, string? policy, bool mirrored)
    {
        await using var upstream = await TestUpstream.StartAsync();
        await using var shadow = await TestUpstream.StartAsync();
        var spec = policy is null ? "" : $$"""

            ---
            apiVersion: orleansmesh.io/v1alpha1
            kind: MirrorPolicy
            metadata: {name: shadows, namespace: default}
            spec: {allowShadows: {{policy}}}
            """;
        await using var edge = await TestEdge.StartAsync(TestMesh.Mirrored(upstream.Port, shadow.Port) + spec, new() { MirrorShadows = setting });
        using var request = new HttpRequestMessage(HttpMethod.Get, edge.Address);
        request.Headers.Add(Field, "1;shadow");

        using var response = await edge.SendAsync(request);

        var totals = await edge.SettledTotalsAsync();
        Assert.Equal((1, mirrored ? 1 : 0, mirrored ? 0 : 1), (totals.Considered, totals.Succeeded, totals.Dropped.GetValueOrDefault("shadow-loop")));
    }

    [Fact]
    public async Task ShadowsThatAreMirroredAgain_EndWithTheirHops()
    {
        await using var upstream = await TestUpstream.StartAsync();
        await using var edge = await TestEdge.StartAsync(mirroring: new() { MirrorShadows = true }, forwarding: new() { MaxHops = 3 });
        edge.Publish(TestMesh.Of(1, TestMesh.Mirrored(upstream.Port, edge.Port)));

        using var response = await edge.GetAsync("/");
        await Eventually.TrueAsync(() => Task.FromResult(edge.Plane.Answers.Count(EdgeReason.Loop) == 1), () => "no loop");

        var totals = await edge.SettledTotalsAsync();
        Assert.Equal((3, 3), (totals.Considered, totals.Succeeded));
    }

    [Theory]
    [InlineData("a-shadow", "x-envoy-internal: true", false)]
    [InlineData("a-shadow:81", "x-envoy-internal: true", false)]
    [InlineData("a", "x-orleansmesh-shadow: default/a/b/c", false)]
    [InlineData("a", "x-envoy-internal: true", true)]
    [InlineData("a-shadow", "x-envoy-internal: false", true)]
    [InlineData("a-shadow.b", "x-envoy-internal: true", true)]
    [InlineData("a-shadow", "x-other: 1", true)]
    public async Task ShadowsOfOthers_AreKnownByWhatEnvoyPutsInThem(string host, string field, bool mirrored)
    {
        await using var upstream = await TestUpstream.StartAsync();
        await using var shadow = await TestUpstream.StartAsync();
        await using var edge = await TestEdge.StartAsync(TestMesh.Mirrored(upstream.Port, shadow.Port));
        using var client = await RawConnection.OpenAsync(edge.Port);

        await client.SendAsync($"GET / HTTP/1.1\r\nHost: {host}\r\n{field}\r\n\r\n");

        Assert.Equal(mirrored ? "1" : "1;shadow", (await upstream.NextAsync()).Header(Field));
        Assert.Equal((1, mirrored ? 1 : 0), (await edge.SettledTotalsAsync()) is var totals ? (totals.Considered, totals.Succeeded) : default);
    }

    [Fact]
    public async Task Policy_CannotTakeTheMarkFromAShadow()
    {
        await using var upstream = await TestUpstream.StartAsync();
        await using var shadow = await TestUpstream.StartAsync();
        await using var edge = await TestEdge.StartAsync(TestMesh.Mirrored(upstream.Port, shadow.Port) + """

            ---
            apiVersion: orleansmesh.io/v1alpha1
            kind: MirrorPolicy
            metadata: {name: bare, namespace: default}
            spec: {request: {headers: {remove: [x-orleansmesh-hops, x-request-id]}}}
            """);

        using var response = await edge.GetAsync("/");

        var copy = await shadow.NextAsync();
        Assert.Equal(("1;shadow", null), (copy.Header(Field), copy.Header("x-request-id")));
    }
}
