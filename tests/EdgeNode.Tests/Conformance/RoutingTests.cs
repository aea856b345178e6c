using OrleansMesh.Routing.Compilation;
using OrleansMesh.Routing.Resources.VirtualServices;

namespace OrleansMesh.EdgeNode.Tests.Conformance;

/// <summary>Which VirtualService has a request, and where its routes send it.</summary>
public sealed class RoutingTests
{
    [Fact]
    [Shows(typeof(VirtualService), "spec")]
    [Shows(typeof(VirtualServiceSpec), "hosts", "http")]
    public async Task Hosts_TheMostSpecificHasTheRequest()
    {
        await using var scene = await Scene.StartAsync(string.Join("\n---\n", Service("one", "[shop.example]", "$a"), Service("two", "[\"*.example\"]", "$b"), Service("three", "[\"*\"]", "$c")));

        Assert.Equal(
            ["a", "a", "a", "b", "b", "c", "c"],
            [
                await scene.AskAsync("/", host: "shop.example"), await scene.AskAsync("/", host: "SHOP.Example"), await scene.AskAsync("/", host: "shop.example:1234"),
                await scene.AskAsync("/", host: "x.shop.example"), await scene.AskAsync("/", host: "other.example"), await scene.AskAsync("/", host: "example"),
                await scene.AskAsync("/", host: "other.test"),
            ]);
    }

    [Theory]
    [Shows(typeof(VirtualServiceSpec), "gateways")]
    [InlineData("[istio-system/ingressgateway]", "a")]
    [InlineData("[other/gateway]", "no-route")]
    [InlineData("[mesh]", "a")]
    public async Task Gateways_BindAResource(string gateways, string expected)
    {
        await using var scene = await Scene.StartAsync(Service("one", "[shop.example]", "$a", $"gateways: {gateways}"));

        Assert.Equal(expected, await scene.AskAsync("/", host: "shop.example"));
    }

    [Theory]
    [Shows(typeof(VirtualServiceSpec), "exportTo")]
    [InlineData("[\"*\"]", "a")]
    [InlineData("[web]", "a")]
    [InlineData("[\".\"]", "no-route")]
    [InlineData("[other]", "no-route")]
    public async Task ExportTo_HidesAResourceFromTheEdgesNamespace(string exportTo, string expected)
    {
        await using var scene = await Scene.StartAsync(
            Service("one", "[shop.example]", "$a", $"gateways: [mesh]\n  exportTo: {exportTo}"), compiler: new CompilerOptions { Namespace = "web" });

        Assert.Equal(expected, await scene.AskAsync("/", host: "shop.example"));
    }

    [Fact]
    [Shows(typeof(HttpRouteDestination), "destination", "weight")]
    public async Task Weights_ShareRequestsOut()
    {
        var draws = new Queue<uint>([0, (1u << 30) - 1, 1u << 30, uint.MaxValue]);
        await using var scene = await Scene.StartAsync(
            Route("route: [{destination: {host: 127.0.0.1, port: {number: $a}}, weight: 1}, {destination: {host: 127.0.0.1, port: {number: $b}}, weight: 3}, {destination: {host: 127.0.0.1, port: {number: $c}}}]"),
            random: () => draws.Dequeue());

        Assert.Equal(["a", "a", "b", "b"], [await scene.AskAsync("/"), await scene.AskAsync("/"), await scene.AskAsync("/"), await scene.AskAsync("/")]);
    }

    [Fact]
    [Shows(typeof(Destination), "host", "subset", "port")]
    [Shows(typeof(PortSelector), "number")]
    public async Task Destination_IsHostSubsetAndPort()
    {
        await using var scene = await Scene.StartAsync("""
            apiVersion: networking.istio.io/v1
            kind: VirtualService
            metadata: {name: shop, namespace: default}
            spec:
              hosts: ["*"]
              gateways: [istio-system/ingressgateway]
              http:
              - match: [{uri: {exact: /v1}}]
                route: [{destination: {host: shop, subset: v1, port: {number: 80}}}]
              - match: [{uri: {exact: /v2}}]
                route: [{destination: {host: shop.default.svc.cluster.local, subset: v2, port: {number: 80}}}]
              - match: [{uri: {exact: /v3}}]
                route: [{destination: {host: shop, subset: v3, port: {number: 80}}}]
              - match: [{uri: {exact: /admin}}]
                route: [{destination: {host: shop, port: {number: 81}}}]
              # A dotted name is never completed: this is no service of the namespace.
              - match: [{uri: {exact: /dotted}}]
                route: [{destination: {host: shop.default.svc, port: {number: 80}}}]
              - route: [{destination: {host: shop, port: {number: 99}}}]
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: shop, namespace: default}
            spec:
              selector: {app: shop}
              ports: [{name: http, port: 80}, {name: admin, port: 81}]
            ---
            apiVersion: networking.istio.io/v1
            kind: DestinationRule
            metadata: {name: shop, namespace: default}
            spec:
              host: shop
              subsets: [{name: v1, labels: {version: v1}}, {name: v2, labels: {version: v2}}]
            ---
            apiVersion: networking.istio.io/v1
            kind: WorkloadEntry
            metadata: {name: one, namespace: default}
            spec: {address: 127.0.0.1, labels: {app: shop, version: v1}, ports: {http: $a, admin: $c}}
            ---
            apiVersion: networking.istio.io/v1
            kind: WorkloadEntry
            metadata: {name: two, namespace: default}
            spec: {address: 127.0.0.1, labels: {app: shop, version: v2}, ports: {http: $b, admin: $c}}
            """);

        Assert.Equal(
            ["a", "b", "unknown-subset", "c", "name-not-resolved", "unknown-port"],
            [
                await scene.AskAsync("/v1"), await scene.AskAsync("/v2"), await scene.AskAsync("/v3"), await scene.AskAsync("/admin"), await scene.AskAsync("/dotted"),
                await scene.AskAsync("/other"),
            ]);
    }

    [Theory]
    [Shows(typeof(HttpRoute), "rewrite")]
    [Shows(typeof(HttpRewrite), "uri", "authority", "uriRegexRewrite")]
    [Shows(typeof(RegexRewrite), "match", "rewrite")]
    [InlineData("{prefix: /old/}", "{uri: /new/}", "/old/x?q=1", "/new/x?q=1", "client.test")]
    [InlineData("{exact: /old/x}", "{uri: /new}", "/old/x?q=1", "/new?q=1", "client.test")]
    [InlineData("{regex: \"/old/.*\"}", "{uri: /new}", "/old/x", "/new", "client.test")]
    [InlineData("{prefix: /}", "{authority: inner.test}", "/old", "/old", "inner.test")]
    [InlineData("{prefix: /old}", "{uri: /, authority: \"inner.test:81\"}", "/old", "/", "inner.test:81")]
    [InlineData("{prefix: /}", "{uriRegexRewrite: {match: \"^/service/([^/]+)(/.*)$\", rewrite: '\\2/instance/\\1'}}", "/service/foo/v1/api", "/v1/api/instance/foo", "client.test")]
    public async Task Rewrite_ChangesTargetAndHost(string uri, string rewrite, string target, string expected, string host)
    {
        await using var scene = await Scene.StartAsync(Route($"match: [{{uri: {uri}}}]\n    rewrite: {rewrite}\n    route: [{{destination: {{host: 127.0.0.1, port: {{number: $a}}}}}}]"));

        await scene.AskAsync(target, host: "client.test");

        var seen = await scene["a"].NextAsync();
        Assert.Equal((expected, host), (seen.Target, seen.Header("host")));
    }

    [Fact]
    [Shows(typeof(HttpRoute), "delegate")]
    [Shows(typeof(DelegateReference), "name", "namespace")]
    public async Task Delegate_GivesItsRoutes()
    {
        await using var scene = await Scene.StartAsync(string.Join("\n---\n", [
            Route("match: [{uri: {prefix: /shop}}]\n    delegate: {name: own}\n  - match: [{uri: {prefix: /team}}]\n    delegate: {name: theirs, namespace: team}"),
            Delegate("own", "default", "/shop/", "$a"),
            Delegate("theirs", "team", "/team/", "$b"),
        ]));

        Assert.Equal(["a", "b", "no-route", "no-route"], [await scene.AskAsync("/shop/item"), await scene.AskAsync("/team/item"), await scene.AskAsync("/item"), await scene.AskAsync("/shop")]);
    }

    private static string Delegate(string name, string ns, string prefix, string port) => $$$$"""
        apiVersion: networking.istio.io/v1
        kind: VirtualService
        metadata: {name: {{{{name}}}}, namespace: {{{{ns}}}}}
        spec:
          http:
          - match: [{uri: {prefix: {{{{prefix}}}}}}]
            route: [{destination: {host: 127.0.0.1, port: {number: {{{{port}}}}}}}]
        """;

    private static string Route(string route) => $$$"""
        apiVersion: networking.istio.io/v1
        kind: VirtualService
        metadata: {name: shop, namespace: default}
        spec:
          hosts: ["*"]
          gateways: [istio-system/ingressgateway]
          http:
          - {{{route}}}
        """;

    private static string Service(string name, string hosts, string port, string more = "gateways: [istio-system/ingressgateway]") => $$$$"""
        apiVersion: networking.istio.io/v1
        kind: VirtualService
        metadata: {name: {{{{name}}}}, namespace: default}
        spec:
          hosts: {{{{hosts}}}}
          {{{{more}}}}
          http:
          - route: [{destination: {host: 127.0.0.1, port: {number: {{{{port}}}}}}}]
        """;
}
