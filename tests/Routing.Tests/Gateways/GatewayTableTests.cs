using OrleansMesh.Manifests;
using OrleansMesh.Routing.Compilation;
using OrleansMesh.Routing.Gateways;
using OrleansMesh.Routing.Resources.Gateways;
using OrleansMesh.Routing.Resources.VirtualServices;

namespace OrleansMesh.Routing.Tests.Gateways;

/// <summary>Which requests through which Gateway meet which VirtualServices. Gateways and VirtualServices get older in the order they are written.</summary>
public sealed class GatewayTableTests
{
    private const string Http80 = "{port: {number: 80, name: http, protocol: HTTP}, hosts: ['*']}";

    private int _created = 10;

    [Theory]
    [InlineData("", true)]
    [InlineData("selector: {istio: ingressgateway}, ", true)]
    [InlineData("selector: {istio: other}, ", false)]
    [InlineData("selector: {istio: ingressgateway, app: x}, ", false)]
    public void Selector_IsHeldAgainstTheLabelsOfTheEdge(string selector, bool isServed)
    {
        var compiled = Compile([Gateway("gw", $"{selector}servers: [{Http80}]")], VirtualService("a", "a.test", "gw"));

        Assert.Equal(isServed ? ["80"] : [], compiled.Gateways.Listeners.Select(listener => listener.Name));
        Assert.Equal(isServed ? "a.d.test" : null, Through(compiled, "http.80", "a.test"));
    }

    [Fact]
    public void OwnAddresses_DoNotServeWhatIsBoundToAGateway_NorTheOtherWayRound()
    {
        var compiled = Compile(
            [Gateway("gw", $"servers: [{Http80}]")],
            VirtualService("a", "a.test", "gw"),
            VirtualService("b", "b.test", "istio-system/ingressgateway"),
            VirtualService("c", "c.test", "mesh"));

        Assert.Equal(["a.d.test", null, null], [Through(compiled, "http.80", "a.test"), Through(compiled, "http.80", "b.test"), Through(compiled, "http.80", "c.test")]);
        Assert.Equal([null, "b.d.test", "c.d.test"], [Through(compiled, null, "a.test"), Through(compiled, null, "b.test"), Through(compiled, null, "c.test")]);
    }

    [Theory]
    [InlineData("a.test", "a.test", "a.test")]
    [InlineData("*.test", "a.test", "a.test")]
    [InlineData("a.test", "*.test", "a.test")]
    [InlineData("*.a.test", "*.test", "b.a.test")]
    [InlineData("*", "*.test", "a.test")]
    [InlineData("./a.test", "a.test", "a.test")]
    [InlineData("*/a.test", "a.test", "a.test")]
    [InlineData("default/a.test", "a.test", "a.test")]
    [InlineData("prod/a.test", "a.test", null)]
    [InlineData("b.test", "a.test", null)]
    public void Hosts_AreThoseOfBothTheServerAndTheVirtualService(string server, string virtualService, string? served)
    {
        var compiled = Compile(
            [Gateway("gw", $$"""servers: [{port: {number: 80, name: http, protocol: HTTP}, hosts: ["{{server}}"]}]""")], VirtualService("a", virtualService, "gw"));

        foreach (var host in (string[])["a.test", "b.a.test", "b.test", "a.other"])
        {
            var covered = served is not null && (host == served || (host == "b.a.test" && (server, virtualService) is ("*", "*.test")) || (host == "b.test" && (server, virtualService) is ("*", "*.test")));
            Assert.Equal(covered ? "a.d.test" : null, Through(compiled, "http.80", host));
        }
    }

    [Fact]
    public void ServersOfSeveralGateways_ShareAPortInTheClear()
    {
        var compiled = Compile(
            [
                Gateway("one", """servers: [{port: {number: 80, name: http, protocol: HTTP}, hosts: ["a.test"]}]"""),
                Gateway("two", """servers: [{port: {number: 80, name: http2, protocol: HTTP}, hosts: ["b.test"]}]"""),
            ],
            VirtualService("a", "a.test", "one"),
            VirtualService("b", "b.test", "two"),
            VirtualService("x", "b.test", "one"));

        Assert.Equal(["one", "two"], Assert.Single(compiled.Gateways.Listeners).Servers.Select(server => server.Gateway.Name));
        Assert.Equal(["a.d.test", "b.d.test"], [Through(compiled, "http.80", "a.test"), Through(compiled, "http.80", "b.test")]);
    }

    [Fact]
    public void VirtualServicesOfOneHost_AreMergedWithCatchAllsLast()
    {
        var prefix = VirtualService("b", "a.test", "gw");
        prefix = prefix with { Spec = prefix.Spec! with { Http = [Make.Route("b.d.test", Make.Prefix("/b"))] } };
        var compiled = Compile([Gateway("gw", $"servers: [{Http80}]")], VirtualService("a", "a.test", "gw"), prefix);

        Assert.Equal("b.d.test", Through(compiled, "http.80", "a.test", "/b/c"));
        Assert.Equal("a.d.test", Through(compiled, "http.80", "a.test", "/c"));
    }

    [Fact]
    public void TlsServers_AreApart()
    {
        var compiled = Compile(
            [
                Gateway("gw", """
                    servers: [
                      {port: {number: 443, name: a, protocol: HTTPS}, hosts: ["a.test"], tls: {mode: SIMPLE, credentialName: a}},
                      {port: {number: 443, name: b, protocol: HTTPS}, hosts: ["b.test"], tls: {mode: SIMPLE, credentialName: b}}]
                    """),
            ],
            VirtualService("a", "a.test", "gw"),
            VirtualService("b", "b.test", "gw"));

        Assert.Equal(["a.d.test", null], [Through(compiled, "https.443.a.gw.default", "a.test", port: 443), Through(compiled, "https.443.a.gw.default", "b.test", port: 443)]);
        Assert.Equal([null, "b.d.test"], [Through(compiled, "https.443.b.gw.default", "a.test", port: 443), Through(compiled, "https.443.b.gw.default", "b.test", port: 443)]);
    }

    [Theory]
    [InlineData(
        "{port: {number: 80, name: p, protocol: HTTP}, hosts: ['*']}",
        "{port: {number: 80, name: q, protocol: HTTPS}, hosts: ['a.test'], tls: {mode: SIMPLE}}",
        "the port is served in the clear by Gateway default/one (spec.servers[0])")]
    [InlineData(
        "{port: {number: 443, name: p, protocol: HTTPS}, hosts: ['a.test'], tls: {mode: SIMPLE}}",
        "{port: {number: 443, name: q, protocol: HTTP}, hosts: ['*']}",
        "the port is served over TLS by Gateway default/one (spec.servers[0])")]
    [InlineData(
        "{port: {number: 443, name: p, protocol: HTTPS}, hosts: ['a.test', 'x.test'], tls: {mode: SIMPLE}}",
        "{port: {number: 443, name: q, protocol: HTTPS}, hosts: ['b.test', 'x/X.test'], tls: {mode: SIMPLE}}",
        "x.test is served over TLS on this port by Gateway default/one (spec.servers[0])")]
    public void OlderGateway_HasItsWay(string older, string younger, string reason)
    {
        var one = Gateway("one", $"servers: [{older}]");
        var two = Gateway("two", $"servers: [{younger}, {{port: {{number: 8081, name: z, protocol: HTTP}}, hosts: ['*']}}]");

        foreach (var order in (Gateway[][])[[one, two], [two, one]])
        {
            var plan = Compile(order).Gateways;
            var refused = Assert.Single(plan.Refused);
            Assert.Equal(("two", "spec.servers[0]", reason), (refused.Gateway.Name, refused.Error.Path, refused.Error.Message));
            Assert.Equal(2, plan.Listeners.Count);
        }
    }

    [Fact]
    public void Binds_AreListenersOfTheirOwn()
    {
        var plan = Compile([Gateway("gw", """
            servers: [
              {port: {number: 80, name: a, protocol: HTTP}, hosts: ["*"]},
              {port: {number: 80, name: b, protocol: HTTPS}, bind: 127.0.0.2, hosts: ["*"], tls: {mode: SIMPLE}},
              {port: {number: 80, name: c, protocol: HTTP}, bind: "::1", hosts: ["*"]}]
            """)]).Gateways;

        Assert.Equal(["80", "127.0.0.2:80", "[::1]:80"], plan.Listeners.Select(listener => listener.Name));
        Assert.Empty(plan.Refused);
    }

    [Theory]
    [InlineData("{port: {number: 80, name: a, protocol: TCP}, hosts: ['*']}")]
    [InlineData("{port: {number: 80, name: a, protocol: MONGO}, hosts: ['*']}")]
    [InlineData("{port: {number: 80, name: a, protocol: TLS}, hosts: ['*'], tls: {mode: SIMPLE}}")]
    [InlineData("{port: {number: 80, name: a, protocol: HTTPS}, hosts: ['*'], tls: {mode: PASSTHROUGH}}")]
    [InlineData("{port: {number: 80, name: a, protocol: HTTPS}, hosts: ['*'], tls: {mode: ISTIO_MUTUAL}}")]
    [InlineData("{port: {number: 0, name: a, protocol: HTTP}, bind: 'unix:///x', hosts: ['*']}")]
    public void WhatTheEdgeCannotServe_HasNoListener(string server) => Assert.Equal(GatewayPlan.Empty, Compile([Gateway("gw", $"servers: [{server}]")]).Gateways);

    [Theory]
    [InlineData("HTTP", "HTTP2", ListenerProtocol.Http1)]
    [InlineData("http2", "GRPC", ListenerProtocol.Http2)]
    [InlineData("GRPC", "GRPC-WEB", ListenerProtocol.Http1)]
    public void PortInTheClear_SpeaksOneVersion(string one, string two, ListenerProtocol expected) => Assert.Equal(expected, Assert.Single(Compile([
        Gateway("gw", $"servers: [{{port: {{number: 80, name: a, protocol: {one}}}, hosts: ['*']}}, {{port: {{number: 80, name: b, protocol: {two}}}, hosts: ['*']}}]")]).Gateways.Listeners).Protocol);

    [Fact]
    public void HttpsRedirect_IsOfAllHostsOfItsServer_WithAndWithoutRoutes()
    {
        var compiled = Compile(
            [
                Gateway("gw", """
                    servers: [
                      {port: {number: 80, name: a, protocol: HTTP}, hosts: ["*.a.test"], tls: {httpsRedirect: true}},
                      {port: {number: 80, name: b, protocol: HTTP}, hosts: ["b.test"]}]
                    """),
            ],
            VirtualService("a", "x.a.test", "gw"),
            VirtualService("b", "b.test", "gw"));

        Assert.Equal([true, true, false, false], ((string[])["x.a.test", "y.a.test:80", "b.test", "other"]).Select(host => RequiresHttps(compiled, "http.80", host)));
        Assert.Equal([null, null, "b.d.test"], ((string[])["x.a.test", "y.a.test", "b.test"]).Select(host => Through(compiled, "http.80", host)));
        Assert.False(RequiresHttps(compiled, null, "x.a.test"));
    }

    [Fact]
    public void MatchGateways_ChoosesAmongTheGatewaysOfTheVirtualService()
    {
        var source = VirtualService("a", "a.test", "one", "two");
        source = source with
        {
            Spec = source.Spec! with
            {
                Http = [Make.Route("one.test", new HttpMatchRequest { Gateways = ["one"] }), Make.Route("two.test", new HttpMatchRequest { Gateways = ["default/two"] })],
            },
        };
        var compiled = Compile(
            [
                Gateway("one", $"servers: [{Http80}]"),
                Gateway("two", "servers: [{port: {number: 81, name: http, protocol: HTTP}, hosts: ['*']}]"),
            ],
            source);

        Assert.Equal(["one.test", "two.test"], [Through(compiled, "http.80", "a.test"), Through(compiled, "http.81", "a.test", port: 81)]);
    }

    [Fact]
    public void EntranceThatIsGone_MatchesNothing() => Assert.Null(Through(Compile([], VirtualService("a", "a.test", "mesh")), "http.80", "a.test"));

    [Fact]
    public void ChangedGateway_TakesOverCompiledVirtualServices()
    {
        VirtualService[] services = [VirtualService("a", "a.test", "gw")];
        var before = RouteTableCompiler.Compile(services, Options);
        var after = RouteTableCompiler.Compile(services, Options, before, [Gateway("gw", $"servers: [{Http80}]")]);

        Assert.Equal([null, "a.d.test"], [Through(before, "http.80", "a.test"), Through(after, "http.80", "a.test")]);
    }

    private static CompilerOptions Options { get; } = new() { Labels = Make.Map(("istio", "ingressgateway")) };

    private static CompiledRoutes Compile(Gateway[] gateways, params VirtualService[] virtualServices) =>
        RouteTableCompiler.Compile(virtualServices, Options, gateways: gateways);

    private static string? Through(CompiledRoutes compiled, string? entrance, string host, string path = "/", int port = 80) =>
        compiled.Table.Destination(new TestRequest(host, path, port: port, entrance: entrance));

    private static bool RequiresHttps(CompiledRoutes compiled, string? entrance, string host)
    {
        var request = new TestRequest(host, "/", port: 80, entrance: entrance);
        return compiled.Table.RequiresHttps(ref request);
    }

    private static VirtualService VirtualService(string name, string host, params string[] gateways) =>
        Make.VirtualService(Make.Meta(name), [host], gateways, Make.Route($"{name}.d.test"));

    private Gateway Gateway(string name, string spec)
    {
        var read = ManifestReader.ReadYaml($"{{apiVersion: networking.istio.io/v1, kind: Gateway, metadata: {{name: {name}, namespace: default, creationTimestamp: \"2026-01-01T00:00:{_created++}Z\"}}, spec: {{{spec}}}}}");
        Assert.Empty(read.Errors);
        return (Gateway)read.Resource!;
    }
}
