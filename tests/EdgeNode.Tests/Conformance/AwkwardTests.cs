using OrleansMesh.EdgeNode.Tests.Fixtures;
using OrleansMesh.Manifests;
using OrleansMesh.Routing.Validation;

namespace OrleansMesh.EdgeNode.Tests.Conformance;

/// <summary>
/// Where Istio's meaning is not the first that comes to mind, a test for each: what is served goes through a real edge, and what is refused is
/// refused by the rules of admission, with the field and the reason.
/// </summary>
public sealed class AwkwardTests
{
    private const string ToA = "route: [{destination: {host: 127.0.0.1, port: {number: $a}}}]";
    private const string ToB = "route: [{destination: {host: 127.0.0.1, port: {number: $b}}}]";
    private const string ToC = "route: [{destination: {host: 127.0.0.1, port: {number: $c}}}]";
    private const string Mirror = "mirror: {host: 127.0.0.1, port: {number: $b}}";
    private const string Older = "2026-01-01T00:00:00Z";
    private const string Newer = "2026-01-02T00:00:00Z";

    [Fact]
    public async Task Prefix_IsOfTheText_NotOfPathSegments()
    {
        await using var scene = await Scene.StartAsync(Http($"{{match: [{{uri: {{prefix: /foo}}}}], {ToA}}}", $"{{{ToB}}}"));

        Assert.Equal(["a", "a", "a", "b", "b"], [await scene.AskAsync("/foo"), await scene.AskAsync("/foobar"), await scene.AskAsync("/foo/x"), await scene.AskAsync("/fo"), await scene.AskAsync("/x/foo")]);
    }

    [Fact]
    public async Task PrefixRewrite_TakesThePrefixAsText()
    {
        await using var scene = await Scene.StartAsync(Http($"{{match: [{{uri: {{prefix: /foo}}}}], rewrite: {{uri: /}}, {ToA}}}"));

        await scene.AskAsync("/foo/x");
        await scene.AskAsync("/foobar");

        Assert.Equal(("//x", "/bar"), ((await scene["a"].NextAsync()).Target, (await scene["a"].NextAsync()).Target));
    }

    [Fact]
    public async Task Regex_MatchesTheWhole_WithoutTheQuery()
    {
        await using var scene = await Scene.StartAsync(Http($"{{match: [{{uri: {{regex: \"/a|/abc\"}}}}], {ToA}}}", $"{{{ToB}}}"));

        // Not the first alternative that fits a part: the one that fits all.
        Assert.Equal(["a", "a", "a", "b", "b"], [await scene.AskAsync("/a"), await scene.AskAsync("/abc"), await scene.AskAsync("/a?b=c"), await scene.AskAsync("/ab"), await scene.AskAsync("/x/a")]);
    }

    [Theory]
    [InlineData("mirrorPercent: 100, mirrorPercentage: {value: 0}", 0)]
    [InlineData("mirrorPercent: 0, mirrorPercentage: {value: 100}", 5)]
    public Task MirrorPercentage_BeatsMirrorPercent(string percent, int shadows) => AssertShadowsAsync(percent, shadows);

    [Theory]
    [InlineData("mirrorPercent: 0")]
    [InlineData("mirrorPercentage: {value: 0}")]
    [InlineData("mirrorPercentage: {value: 0.0}")]
    [InlineData("mirrorPercentage: {}")]
    public Task MirrorPercent_OfAnExplicit0_IsNone(string percent) => AssertShadowsAsync(percent, 0);

    [Fact]
    public Task MirrorPercent_ThatIsNotSaid_IsAll() => AssertShadowsAsync("name: all", 5);

    [Fact]
    public async Task Weight_OfAnExplicit0_IsNone_AndOfNoneSaidAsWell()
    {
        await using var scene = await Scene.StartAsync(Http(
            "{route: [{destination: {host: 127.0.0.1, port: {number: $b}}, weight: 0}, {destination: {host: 127.0.0.1, port: {number: $c}}}, {destination: {host: 127.0.0.1, port: {number: $a}}, weight: 1}]}"));

        for (var i = 0; i < 20; i++)
        {
            Assert.Equal("a", await scene.AskAsync("/"));
        }
    }

    [Fact]
    public async Task Weight_Of0_OfTheOnlyDestination_IsAll()
    {
        await using var scene = await Scene.StartAsync(Http("{route: [{destination: {host: 127.0.0.1, port: {number: $a}}, weight: 0}]}"));

        Assert.Equal("a", await scene.AskAsync("/"));
    }

    [Fact]
    public async Task EmptyCondition_IsPresence()
    {
        await using var scene = await Scene.StartAsync(Http($"{{match: [{{headers: {{x-one: {{}}}}}}], {ToA}}}", $"{{match: [{{queryParams: {{k: {{}}}}}}], {ToC}}}", $"{{{ToB}}}"));

        Assert.Equal(
            ["a", "a", "b", "c", "c", "b"],
            [
                await scene.AskAsync("/", headers: [("x-one", "any")]), await scene.AskAsync("/", headers: [("x-one", "")]), await scene.AskAsync("/", headers: [("x-two", "any")]),
                await scene.AskAsync("/?k=v"), await scene.AskAsync("/?k"), await scene.AskAsync("/?kk=v"),
            ]);
    }

    [Fact]
    public async Task EmptyCondition_OfWithoutHeaders_IsAbsence()
    {
        await using var scene = await Scene.StartAsync(Http($"{{match: [{{withoutHeaders: {{x-one: {{}}}}}}], {ToA}}}", $"{{{ToB}}}"));

        Assert.Equal(("b", "a"), (await scene.AskAsync("/", headers: [("x-one", "any")]), await scene.AskAsync("/")));
    }

    [Theory]
    [InlineData("shop", "a")]
    [InlineData("shop.default.svc.cluster.local", "a")]
    [InlineData("shop.default", "name-not-resolved")]
    [InlineData("shop.default.svc", "name-not-resolved")]
    public async Task DottedName_IsNeverCompleted(string host, string answer)
    {
        var names = new FakeNames();
        await using var scene = await Scene.StartAsync(
            $$$"""
            {{{Http($"{{route: [{{destination: {{host: {host}, port: {{number: 80}}}}}}]}}")}}}
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: shop, namespace: default}
            spec: {selector: {app: shop}, ports: [{name: http, port: 80}]}
            ---
            apiVersion: networking.istio.io/v1
            kind: WorkloadEntry
            metadata: {name: one, namespace: default}
            spec: {address: 127.0.0.1, labels: {app: shop}, ports: {http: $a}}
            """,
            names: names);

        Assert.Equal(answer, await scene.AskAsync("/"));
    }

    [Fact]
    public async Task GatewaysOfAMatch_TakeThePlaceOfTheResources_ButBringItToNoOther()
    {
        await using var scene = await Scene.StartAsync(Service(
            "shop", "gateways: [istio-system/ingressgateway, other/gateway]", "[shop.test]", Older, $"{{match: [{{gateways: [other/gateway]}}], {ToA}}}", $"{{match: [{{gateways: [istio-system/ingressgateway]}}], {ToB}}}", $"{{{ToC}}}"));
        // Istio gives a gateway the resources that name it, and looks into their matches only then.
        await using var unnamed = await Scene.StartAsync(Service("shop", "gateways: [other/gateway]", "[shop.test]", Older, $"{{match: [{{gateways: [istio-system/ingressgateway]}}], {ToA}}}", $"{{{ToB}}}"));

        Assert.Equal("b", await scene.AskAsync("/", host: "shop.test"));
        Assert.Equal("no-route", await unnamed.AskAsync("/", host: "shop.test"));
    }

    [Theory]
    [InlineData(Older, Newer, "a")]
    [InlineData(Newer, Older, "b")]
    public async Task SubsetName_InTwoRules_IsTheOldests(string first, string second, string answer)
    {
        await using var scene = await Scene.StartAsync(string.Join("\n---\n", [
            Http("{match: [{uri: {exact: /own}}], route: [{destination: {host: shop.test, subset: own}}]}", "{route: [{destination: {host: shop.test, subset: v}}]}"),
            """
            apiVersion: networking.istio.io/v1
            kind: ServiceEntry
            metadata: {name: shop, namespace: default}
            spec:
              hosts: [shop.test]
              ports: [{number: 80, name: http, protocol: HTTP}]
              resolution: STATIC
              endpoints: [{address: 127.0.0.1, ports: {http: $a}, labels: {at: a}}, {address: 127.0.0.1, ports: {http: $b}, labels: {at: b}}, {address: 127.0.0.1, ports: {http: $c}, labels: {at: c}}]
            """,
            Rule("one", first, "subsets: [{name: v, labels: {at: a}}]"),
            Rule("two", second, "subsets: [{name: v, labels: {at: b}}, {name: own, labels: {at: c}}]"),
        ]));

        // A name of its own is added all the same.
        Assert.Equal((answer, "c"), (await scene.AskAsync("/"), await scene.AskAsync("/own")));
    }

    [Fact]
    public void SubsetName_TwiceInOneRule_IsRefused() => AssertRefused(
        Rule("one", Older, "subsets: [{name: v, labels: {at: a}}, {name: v, labels: {at: b}}]"), "spec.subsets[1].name Duplicate");

    [Fact]
    public void Weights_All0_AreRefused() => AssertRefused(
        Http("{route: [{destination: {host: a.test}, weight: 0}, {destination: {host: b.test}}]}"), "spec.http[0].route Invalid");

    [Fact]
    public void Hosts_ThatOverlapInOneResource_AreRefused() => AssertRefused(
        Service("shop", "gateways: [istio-system/ingressgateway]", "[\"*.test\", shop.test]", Older, "{route: [{destination: {host: a.test}}]}"), "spec.hosts[1] Duplicate");

    [Fact]
    public void Host_TwiceInOneResource_IsRefused() => AssertRefused(
        Service("shop", "gateways: [istio-system/ingressgateway]", "[shop.test, SHOP.test]", Older, "{route: [{destination: {host: a.test}}]}"), "spec.hosts[1] Duplicate");

    [Theory]
    [InlineData(Older, Newer, "a")]
    [InlineData(Newer, Older, "b")]
    public async Task Host_InTwoResourcesOfAGateway_HasTheRoutesOfBoth_TheOldestFirst(string first, string second, string answer)
    {
        await using var scene = await Scene.StartAsync(Two("gateways: [istio-system/ingressgateway]", first, second));

        Assert.Equal([answer, "a", "b"], [await scene.AskAsync("/both", host: "shop.test"), await scene.AskAsync("/one", host: "shop.test"), await scene.AskAsync("/two", host: "shop.test")]);
    }

    [Theory]
    [InlineData(Older, Newer, "a", "no-route", "a")]
    [InlineData(Newer, Older, "no-route", "b", "b")]
    public async Task Host_InTwoResourcesOfTheMesh_HasTheRoutesOfTheOldest(string first, string second, string one, string two, string both)
    {
        await using var scene = await Scene.StartAsync(Two("gateways: [mesh]", first, second));

        Assert.Equal([both, one, two], [await scene.AskAsync("/both", host: "shop.test"), await scene.AskAsync("/one", host: "shop.test"), await scene.AskAsync("/two", host: "shop.test")]);
    }

    [Fact]
    public void Timeout_Of0s_IsRefused() => AssertRefused(Http("{timeout: 0s, route: [{destination: {host: a.test}}]}"), "spec.http[0].timeout Invalid");

    [Fact]
    public void WhatTheTestsRefuseByOneField_IsAcceptedWithoutIt()
    {
        Assert.Empty(Verdict(Http("{timeout: 1s, route: [{destination: {host: a.test}, weight: 0}, {destination: {host: b.test}, weight: 1}]}")));
        Assert.Empty(Verdict(Service("shop", "gateways: [istio-system/ingressgateway]", "[\"*.test\", shop.other]", Older, "{route: [{destination: {host: a.test}}]}")));
        Assert.Empty(Verdict(Rule("one", Older, "subsets: [{name: v, labels: {at: a}}, {name: w, labels: {at: b}}]")));
    }

    private static async Task AssertShadowsAsync(string percent, int expected)
    {
        await using var scene = await Scene.StartAsync(Http($"{{{ToA}, {Mirror}, {percent}}}"));
        for (var i = 0; i < 5; i++)
        {
            Assert.Equal("a", await scene.AskAsync("/"));
        }

        await scene.Edge.AllSettledTotalsAsync();
        Assert.Equal(expected, scene["b"].Count);
    }

    private static void AssertRefused(string yaml, string error) => Assert.Equal([error], Verdict(yaml));

    private static List<string> Verdict(string yaml)
    {
        var read = ManifestReader.ReadYaml(yaml);
        Assert.Empty(read.Errors);
        return [.. Admission.Check(read.Resource!).Errors.Select(found => $"{found.Path} {found.Reason}")];
    }

    private static string Two(string gateways, string first, string second) => string.Join("\n---\n", [
        Service("one", gateways, "[shop.test]", first, $"{{match: [{{uri: {{exact: /both}}}}, {{uri: {{exact: /one}}}}], {ToA}}}"),
        Service("two", gateways, "[shop.test]", second, $"{{match: [{{uri: {{exact: /both}}}}, {{uri: {{exact: /two}}}}], {ToB}}}"),
    ]);

    private static string Http(params string[] routes) => Service("shop", "gateways: [istio-system/ingressgateway]", "[\"*\"]", Older, routes);

    private static string Service(string name, string gateways, string hosts, string created, params string[] routes) => $$$"""
        apiVersion: networking.istio.io/v1
        kind: VirtualService
        metadata: {name: {{{name}}}, namespace: default, creationTimestamp: "{{{created}}}"}
        spec:
          hosts: {{{hosts}}}
          {{{gateways}}}
          http: [{{{string.Join(", ", routes)}}}]
        """;

    private static string Rule(string name, string created, string spec) => $$$"""
        apiVersion: networking.istio.io/v1
        kind: DestinationRule
        metadata: {name: {{{name}}}, namespace: default, creationTimestamp: "{{{created}}}"}
        spec: { host: shop.test, {{{spec}}} }
        """;
}
