using OrleansMesh.EdgeNode.Tests.Fixtures;
using OrleansMesh.Routing.Resources.VirtualServices;

namespace OrleansMesh.EdgeNode.Tests.Conformance;

/// <summary><c>headers</c> of routes and destinations, from the manifest to both ends of the wire.</summary>
public sealed class HeaderEditTests
{
    [Fact]
    [Shows(typeof(HttpRoute), "headers")]
    [Shows(typeof(HeaderRules), "request")]
    [Shows(typeof(HeaderOperations), "set", "add", "remove")]
    public async Task Request_IsEditedForPrimaryAndShadow()
    {
        await using var upstream = await TestUpstream.StartAsync();
        await using var shadow = await TestUpstream.StartAsync();
        await using var edge = await TestEdge.StartAsync(Mesh(upstream.Port, shadow.Port));
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(edge.Address, "/a"));
        request.Headers.Add("X-Gone", "1");
        request.Headers.Add("X-List", ["a", "b"]);
        request.Headers.Add("X-Set", "old");
        request.Headers.Add("X-User", "ann");

        using var response = await edge.SendAsync(request);

        foreach (var seen in new[] { await upstream.NextAsync(), await shadow.NextAsync() })
        {
            Assert.Null(seen.Header("x-gone"));
            Assert.Equal("a,b,c", seen.Header("x-list")!.Replace(", ", ",", StringComparison.Ordinal));
            Assert.Equal("new", seen.Header("x-set"));
            Assert.Equal("ann@127.0.0.1 HTTP/1.1 100%", seen.Header("x-who"));
            Assert.Null(seen.Header("x-empty"));
            Assert.Equal("of-destination", seen.Header("x-level"));
            Assert.StartsWith("inner.example", seen.Header("host"), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("\\r\\nContent-Length: 0\\r\\n\\r\\nGET /smuggled HTTP/1.1\\r\\nHost: victim")]
    [InlineData("\\0")]
    public async Task ValueThatWouldEndItsLine_ChangesNothing(string name)
    {
        // Admission refuses such a name; an edge goes by what it is given.
        await using var scene = await Scene.StartAsync($$$$"""
            apiVersion: networking.istio.io/v1
            kind: VirtualService
            metadata: {name: shop, namespace: default}
            spec:
              hosts: ["*"]
              gateways: [istio-system/ingressgateway]
              http:
              - name: "a{{{{name}}}}"
                headers: {request: {set: {x-name: "%ROUTE_NAME%"}}, response: {set: {x-name: "%ROUTE_NAME%"}}}
                route: [{destination: {host: 127.0.0.1, port: {number: $a}}}]
                mirror: {host: 127.0.0.1, port: {number: $b}}
            """);

        Assert.Equal("a", await scene.AskAsync("/q"));

        Assert.Equal(1, (await scene.Edge.SettledTotalsAsync()).Succeeded);
        foreach (var upstream in new[] { scene["a"], scene["b"] })
        {
            var seen = await upstream.NextAsync();
            Assert.Equal(("/q", null, 0), (seen.Target, seen.Header("x-name"), upstream.Count));
        }
    }

    [Fact]
    [Shows(typeof(HeaderRules), "response")]
    public async Task Answer_IsEdited()
    {
        await using var upstream = await TestUpstream.StartAsync(context =>
        {
            context.Response.Headers["X-Gone"] = "1";
            context.Response.Headers["X-Set"] = "old";
            context.Response.Headers["X-Add"] = "a";
            context.Response.Headers["X-Version"] = "7";
            return Task.CompletedTask;
        });
        await using var edge = await TestEdge.StartAsync(Mesh(upstream.Port, upstream.Port));

        using var response = await edge.GetAsync("/a");

        Assert.False(response.Headers.Contains("x-gone"));
        Assert.Equal(["new"], response.Headers.GetValues("x-set"));
        Assert.Equal(["a", "b"], response.Headers.GetValues("x-add"));
        Assert.Equal(["v7"], response.Headers.GetValues("x-seen"));
    }

    [Fact]
    [Shows(typeof(HttpRouteDestination), "headers")]
    public async Task WeightedDestinations_GetTheirOwnAndTheRoutesLast()
    {
        await using var first = await TestUpstream.StartAsync();
        await using var second = await TestUpstream.StartAsync();
        var draws = new Queue<uint>([0, uint.MaxValue]);
        await using var edge = await TestEdge.StartAsync(random: () => draws.Dequeue());
        edge.Publish(TestMesh.Of(1, $$$$"""
            apiVersion: networking.istio.io/v1
            kind: VirtualService
            metadata: {name: shop, namespace: default}
            spec:
              hosts: ["*"]
              gateways: [istio-system/ingressgateway]
              http:
              - headers: {request: {set: {x-both: route}}}
                route:
                - destination: {host: 127.0.0.1, port: {number: {{{{first.Port}}}}}}
                  weight: 1
                  headers: {request: {set: {x-both: one, x-own: one, ":authority": one.example}}}
                - destination: {host: 127.0.0.1, port: {number: {{{{second.Port}}}}}}
                  weight: 1
                  headers: {request: {set: {x-both: two, x-own: two}}}
            """));

        using var one = await edge.GetAsync("/");
        using var two = await edge.GetAsync("/");

        var (atFirst, atSecond) = (await first.NextAsync(), await second.NextAsync());
        Assert.Equal(("route", "one", "one.example"), (atFirst.Header("x-both"), atFirst.Header("x-own"), atFirst.Header("host")));
        Assert.Equal(("route", "two", edge.Address.Authority), (atSecond.Header("x-both"), atSecond.Header("x-own"), atSecond.Header("host")));
    }

    private static string Mesh(int port, int shadow) => $$$$"""
        apiVersion: networking.istio.io/v1
        kind: VirtualService
        metadata: {name: shop, namespace: default}
        spec:
          hosts: ["*"]
          gateways: [istio-system/ingressgateway]
          http:
          - name: all
            headers:
              request:
                set: {x-set: new, host: inner.example, x-who: "%REQ(x-user)%@%DOWNSTREAM_REMOTE_ADDRESS_WITHOUT_PORT% %PROTOCOL% 100%%", x-empty: "%REQ(absent)%", x-level: of-route}
                add: {x-list: c}
                remove: [x-gone]
              response:
                set: {x-set: new, x-seen: "v%RESP(x-version)%"}
                add: {x-add: b}
                remove: [X-Gone]
            route:
            - destination: {host: 127.0.0.1, port: {number: {{{{port}}}}}}
              headers: {request: {set: {x-level: of-destination}}}
            mirrors: [{destination: {host: 127.0.0.1, port: {number: {{{{shadow}}}}}}}]
        """;
}
