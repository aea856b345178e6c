using OrleansMesh.EdgeNode.Tests.Fixtures;
using OrleansMesh.Routing.Compilation;
using OrleansMesh.Routing.Resources.VirtualServices;

namespace OrleansMesh.EdgeNode.Tests.Conformance;

/// <summary>The conditions of <c>match</c>, each by requests that meet it and requests that do not.</summary>
public sealed class MatchingTests
{
    [Theory]
    [Shows(typeof(HttpMatchRequest), "uri")]
    [Shows(typeof(StringMatch), "exact", "prefix", "regex")]
    [Shows(typeof(HttpRoute), "match", "route")]
    [InlineData("{exact: /foo}", "/foo,/foo?x", "/foobar,/foo/,/FOO,/fo")]
    // A raw prefix of the text, no matter where path segments end.
    [InlineData("{prefix: /foo}", "/foo,/foobar,/foo/x", "/fo,/FOO,/x/foo")]
    // The whole path, not a part of it.
    [InlineData("{regex: \"/foo[0-9]+\"}", "/foo1,/foo23?q=/", "/foo,/foo1x,/x/foo1")]
    public Task Uri(string condition, string met, string unmet) => AssertAsync($"uri: {condition}", met, unmet);

    [Theory]
    [Shows(typeof(HttpMatchRequest), "ignoreUriCase")]
    [InlineData("uri: {exact: /Foo}, ignoreUriCase: true", "/foo,/FOO", "/foox")]
    [InlineData("uri: {prefix: /Foo}, ignoreUriCase: true", "/foo,/FOObar", "/f")]
    // "The case will be ignored only in the case of exact and prefix."
    [InlineData("uri: {regex: /Foo}, ignoreUriCase: true", "/Foo", "/foo")]
    public Task IgnoreUriCase(string condition, string met, string unmet) => AssertAsync(condition, met, unmet);

    [Fact]
    [Shows(typeof(HttpMatchRequest), "scheme")]
    public async Task Scheme()
    {
        await AssertAsync("scheme: {exact: http}", "/", "");
        await AssertAsync("scheme: {exact: https}", "", "/");
    }

    [Theory]
    [Shows(typeof(HttpMatchRequest), "method")]
    [InlineData("method: {exact: POST}", "POST", "GET")]
    [InlineData("method: {regex: \"P.*\"}", "PUT", "DELETE")]
    [InlineData("method: {prefix: DE}", "DELETE", "GET")]
    public async Task Method(string condition, string met, string unmet)
    {
        await using var scene = await Scene.StartAsync(Matching(condition));

        Assert.Equal(("a", "b"), (await scene.AskAsync("/", met), await scene.AskAsync("/", unmet)));
    }

    [Theory]
    [Shows(typeof(HttpMatchRequest), "authority")]
    [InlineData("authority: {exact: shop.example}", "shop.example", "shop.example:80")]
    [InlineData("authority: {prefix: shop.}", "shop.other", "x.shop.")]
    public async Task Authority(string condition, string met, string unmet)
    {
        await using var scene = await Scene.StartAsync(Matching(condition));

        Assert.Equal(("a", "b"), (await scene.AskAsync("/", host: met), await scene.AskAsync("/", host: unmet)));
    }

    [Theory]
    [Shows(typeof(HttpMatchRequest), "headers")]
    [InlineData("{exact: v}", "v", "V,vv,")]
    [InlineData("{prefix: v}", "v,vv", "xv,")]
    [InlineData("{regex: \"v+\"}", "v,vv", "vx,")]
    // Nothing asked of the value, and the expression "*", ask for presence.
    [InlineData("{}", "v,x", "")]
    [InlineData("{regex: \"*\"}", "v,x", "")]
    public async Task Headers(string condition, string met, string unmet)
    {
        await using var scene = await Scene.StartAsync(Matching($"headers: {{x-one: {condition}}}"));

        await AssertValuesAsync(scene, met, unmet);
    }

    [Theory]
    [Shows(typeof(HttpMatchRequest), "withoutHeaders")]
    [InlineData("{exact: v}", ",x", "v")]
    [InlineData("{prefix: v}", ",x", "v,vv")]
    [InlineData("{}", "", "v,x")]
    public async Task WithoutHeaders(string condition, string met, string unmet)
    {
        await using var scene = await Scene.StartAsync(Matching($"withoutHeaders: {{x-one: {condition}}}"));

        await AssertValuesAsync(scene, met, unmet);
    }

    [Theory]
    [Shows(typeof(HttpMatchRequest), "queryParams")]
    [InlineData("{exact: v}", "/?k=v,/?x=1&k=v", "/,/?k=w,/?k,/?kk=v")]
    [InlineData("{exact: \"\"}", "/?k,/?k=", "/?k=v")]
    [InlineData("{prefix: v}", "/?k=vw", "/?k=w")]
    [InlineData("{regex: \"v+\"}", "/?k=vv", "/?k=vx")]
    [InlineData("{}", "/?k,/?k=v", "/,/?x=k")]
    public Task QueryParams(string condition, string met, string unmet) => AssertAsync($"queryParams: {{k: {condition}}}", met, unmet);

    [Fact]
    [Shows(typeof(HttpMatchRequest), "port")]
    public async Task Port()
    {
        await AssertAsync("port: $edge", "/", "");
        await AssertAsync("port: 1", "", "/");
    }

    [Fact]
    [Shows(typeof(HttpMatchRequest), "gateways")]
    public async Task Gateways_OfAMatchTakeThePlaceOfTheResourcesOwn()
    {
        await AssertAsync("gateways: [istio-system/ingressgateway]", "/", "");
        await AssertAsync("gateways: [other/gateway]", "", "/");
    }

    [Fact]
    [Shows(typeof(HttpMatchRequest), "sourceLabels", "sourceNamespace")]
    public async Task Source_IsTheEdge()
    {
        var edge = new CompilerOptions { Namespace = "web", Labels = new([KeyValuePair.Create("app", "edge"), KeyValuePair.Create("zone", "1")]) };
        foreach (var (condition, expected) in new[]
        {
            ("sourceLabels: {app: edge}", "a"), ("sourceLabels: {app: edge, zone: \"1\"}", "a"), ("sourceLabels: {app: other}", "b"), ("sourceLabels: {none: x}", "b"),
            ("sourceNamespace: web", "a"), ("sourceNamespace: other", "b"),
            // "The gateway match is independent of sourceLabels."
            ("sourceLabels: {app: other}, gateways: [istio-system/ingressgateway]", "a"),
        })
        {
            await using var scene = await Scene.StartAsync(Matching(condition), compiler: edge);
            Assert.Equal((condition, expected), (condition, await scene.AskAsync("/")));
        }
    }

    [Fact]
    [Shows(typeof(HttpMatchRequest), "name", "statPrefix")]
    [Shows(typeof(HttpRoute), "name")]
    public async Task Names_AreSeenByEditsAndCounts()
    {
        await using var scene = await Scene.StartAsync("""
            apiVersion: networking.istio.io/v1
            kind: VirtualService
            metadata: {name: shop, namespace: default}
            spec:
              hosts: ["*"]
              gateways: [istio-system/ingressgateway]
              http:
              - name: route
                match: [{uri: {prefix: /}, name: match, statPrefix: shop}]
                headers: {request: {set: {x-rule: "%ROUTE_NAME%"}}}
                route: [{destination: {host: 127.0.0.1, port: {number: $a}}}]
            """);

        Assert.Equal("a", await scene.AskAsync("/"));

        Assert.Equal("route.match", (await scene["a"].NextAsync()).Header("x-rule"));
        await Eventually.TrueAsync(() => Task.FromResult(scene.Edge.Plane.Routes.Rows.Any()), () => "not counted");
        Assert.Equal(("shop", 1L), scene.Edge.Plane.Routes.Rows.Select(row => (row.Prefix, row.Counts[1])).Single());
    }

    [Fact]
    public async Task BlocksOfAMatch_AreAlternatives_AndConditionsOfABlockAreNot()
    {
        await using var scene = await Scene.StartAsync(Matching("uri: {exact: /a}, method: {exact: PUT}}, {uri: {exact: /b}"));

        Assert.Equal(["a", "b", "a"], [await scene.AskAsync("/a", "PUT"), await scene.AskAsync("/a"), await scene.AskAsync("/b")]);
    }

    // Requests that meet the condition go to a, the others to b.
    private static string Matching(string condition) => $$$$"""
        apiVersion: networking.istio.io/v1
        kind: VirtualService
        metadata: {name: shop, namespace: default}
        spec:
          hosts: ["*"]
          gateways: [istio-system/ingressgateway]
          http:
          - match: [{{{{{condition}}}}}]
            route: [{destination: {host: 127.0.0.1, port: {number: $a}}}]
          - route: [{destination: {host: 127.0.0.1, port: {number: $b}}}]
        """;

    private static async Task AssertAsync(string condition, string met, string unmet)
    {
        await using var scene = await Scene.StartAsync(Matching(condition));
        foreach (var (targets, expected) in new[] { (met, "a"), (unmet, "b") })
        {
            foreach (var target in targets.Split(',', StringSplitOptions.RemoveEmptyEntries))
            {
                Assert.Equal((target, expected), (target, await scene.AskAsync(target)));
            }
        }
    }

    // An empty value: the header is absent.
    private static async Task AssertValuesAsync(Scene scene, string met, string unmet)
    {
        foreach (var (values, expected) in new[] { (met, "a"), (unmet, "b") })
        {
            foreach (var value in values.Split(','))
            {
                var answer = value.Length == 0 ? await scene.AskAsync("/") : await scene.AskAsync("/", headers: [("x-one", value)]);
                Assert.Equal((value, expected), (value, answer));
            }
        }
    }
}
