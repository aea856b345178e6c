using OrleansMesh.Routing.Registry;
using OrleansMesh.Routing.Resources.DestinationRules;
using OrleansMesh.Routing.Resources.Selectors;
using OrleansMesh.Routing.Resources.WorkloadEntries;

namespace OrleansMesh.EdgeNode.Tests.Conformance;

/// <summary>To which services, subsets and ports a DestinationRule's policies apply. They are told apart by a policy that requests show: the connection is closed.</summary>
public sealed class PolicyTests
{
    private const string Closing = "{connectionPool: {http: {maxRequestsPerConnection: 1}}}";

    [Theory]
    [Shows(typeof(DestinationRule), "spec")]
    [Shows(typeof(DestinationRuleSpec), "host", "trafficPolicy")]
    [InlineData("shop.test", "/shop")]
    [InlineData("Other.Test", "/other")]
    [InlineData("\"*.test\"", "/shop,/other")]
    [InlineData("test", "")]
    // A short name is completed by the rule's namespace.
    [InlineData("inner", "/inner")]
    [InlineData("inner.default.svc.cluster.local", "/inner")]
    [InlineData("inner.default", "")]
    public async Task Host_SaysWhichServicesThePolicyIsFor(string host, string closed)
    {
        await using var scene = await Scene.StartAsync(string.Join("\n---\n", Routes(), Entry("shop.test"), Entry("other.test"), Inner, Rule("rule", "default", $"host: {host}, trafficPolicy: {Closing}")));
        foreach (var path in new[] { "/shop", "/other", "/inner" })
        {
            Assert.Equal((path, closed.Split(',').Contains(path)), (path, await ClosesAsync(scene, path)));
        }
    }

    [Fact]
    public async Task Host_TheMostSpecificRuleHoldsAlone()
    {
        await using var scene = await Scene.StartAsync(string.Join(
            "\n---\n", Routes(), Entry("shop.test"), Entry("other.test"), Rule("wide", "default", $"host: \"*.test\", trafficPolicy: {Closing}"), Rule("own", "default", "host: shop.test, trafficPolicy: {retryBudget: {}}")));

        Assert.Equal((false, true), (await ClosesAsync(scene, "/shop"), await ClosesAsync(scene, "/other")));
    }

    [Fact]
    [Shows(typeof(DestinationRuleSpec), "subsets")]
    [Shows(typeof(Subset), "name", "labels", "trafficPolicy")]
    [Shows(typeof(WorkloadEntrySpec), "labels")]
    public async Task Subset_IsTheEndpointsThatCarryItsLabels_UnderItsPolicy()
    {
        await using var scene = await Scene.StartAsync(string.Join(
            "\n---\n",
            Routes(("/a", "shop.test, subset: a"), ("/b", "shop.test, subset: b"), ("/none", "shop.test, subset: none"), ("/unknown", "shop.test, subset: unknown"), ("/all", "shop.test, subset: all")),
            Entry("shop.test", "{address: 127.0.0.1, ports: {http: $a}, labels: {at: a, tier: x}}, {address: 127.0.0.1, ports: {http: $b}, labels: {at: b, tier: x}}"),
            Rule(
                "rule",
                "default",
                "host: shop.test, trafficPolicy: {loadBalancer: {simple: ROUND_ROBIN}}, subsets: [{name: a, labels: {at: a, tier: x}}, "
                + $"{{name: b, labels: {{at: b}}, trafficPolicy: {Closing}}}, {{name: none, labels: {{at: a, tier: y}}}}, {{name: all}}]")));

        Assert.Equal(["a", "a", "b", "b"], [await scene.AskAsync("/a"), await scene.AskAsync("/a"), await scene.AskAsync("/b"), await scene.AskAsync("/b")]);
        Assert.Equal(("no-endpoint", "unknown-subset"), (await scene.AskAsync("/none"), await scene.AskAsync("/unknown")));
        Assert.Equal(["a", "b", "a"], [await scene.AskAsync("/all"), await scene.AskAsync("/all"), await scene.AskAsync("/all")]);
        Assert.Equal("|close", $"{(await scene["a"].NextAsync()).Header("Connection")}|{(await scene["b"].NextAsync()).Header("Connection")}");
    }

    [Fact]
    [Shows(typeof(TrafficPolicy), "portLevelSettings")]
    [Shows(typeof(PortTrafficPolicy), "port", "connectionPool")]
    public async Task PortLevelSettings_AreForTheirPort()
    {
        await using var scene = await Ports($"{{portLevelSettings: [{{port: {{number: 81}}, {Closing[1..^1]}}}]}}");

        Assert.Equal((false, true), (await ClosesAsync(scene, "/80"), await ClosesAsync(scene, "/81")));
    }

    [Fact]
    public async Task PortLevelSettings_InheritNothing()
    {
        await using var scene = await Ports($"{{{Closing[1..^1]}, portLevelSettings: [{{port: {{number: 81}}, loadBalancer: {{simple: RANDOM}}}}]}}");

        Assert.Equal((true, false), (await ClosesAsync(scene, "/80"), await ClosesAsync(scene, "/81")));
    }

    [Fact]
    [Shows(typeof(PortTrafficPolicy), "loadBalancer")]
    public async Task PortLevelSettings_ChooseTheEndpoint()
    {
        await using var scene = await Ports("{loadBalancer: {consistentHash: {httpHeaderName: x-key}}, portLevelSettings: [{port: {number: 81}, loadBalancer: {simple: ROUND_ROBIN}}]}");

        var keyed = await AnswersAsync(scene, "/80", 4);
        Assert.Single(keyed.Distinct());
        Assert.Equal("abab", await AnswersAsync(scene, "/81", 4));
    }

    [Fact]
    [Shows(typeof(PortTrafficPolicy), "outlierDetection")]
    public async Task PortLevelSettings_TakeEndpointsOut()
    {
        await using var scene = await Ports("{portLevelSettings: [{port: {number: 81}, outlierDetection: {consecutive5xxErrors: 1, maxEjectionPercent: 100}}]}", "{address: 127.0.0.1, ports: {http: 1, admin: 1}}");

        Assert.Equal(["connect-failed", "connect-failed"], [await scene.AskAsync("/80"), await scene.AskAsync("/80")]);
        Assert.Equal(["connect-failed", "no-endpoint"], [await scene.AskAsync("/81"), await scene.AskAsync("/81")]);
    }

    [Fact]
    [Shows(typeof(PortTrafficPolicy), "tls")]
    [Shows(typeof(ClientTlsMode), "DISABLE")]
    public async Task PortLevelSettings_SwitchTlsOff()
    {
        await using var scene = await Ports(
            "{tls: {mode: SIMPLE}, portLevelSettings: [{port: {number: 81}, tls: {mode: DISABLE}}, {port: {number: 82}, tls: {mode: SIMPLE}}]}", "{address: 127.0.0.1, ports: {http: $a, admin: $a, third: $a}}");

        Assert.Equal(["connect-failed", "a", "connect-failed"], [await scene.AskAsync("/80"), await scene.AskAsync("/81"), await scene.AskAsync("/82")]);
    }

    [Theory]
    [Shows(typeof(DestinationRuleSpec), "exportTo")]
    [InlineData("[\"*\"]", true)]
    [InlineData("[]", true)]
    [InlineData("[other, web]", true)]
    [InlineData("[\".\"]", false)]
    [InlineData("[other]", false)]
    public async Task ExportTo_HidesARuleFromTheEdgesNamespace(string exportTo, bool closes)
    {
        await using var scene = await Scene.StartAsync(
            string.Join("\n---\n", Routes(), Entry("shop.test"), Rule("rule", "default", $"host: shop.test, exportTo: {exportTo}, trafficPolicy: {Closing}")),
            registry: new RegistryOptions { Namespace = "web" });

        Assert.Equal(closes, await ClosesAsync(scene, "/shop"));
    }

    [Theory]
    [Shows(typeof(DestinationRuleSpec), "workloadSelector")]
    [Shows(typeof(PolicyWorkloadSelector), "matchLabels")]
    [InlineData("{app: edge}", true)]
    [InlineData("{app: edge, zone: \"1\"}", true)]
    [InlineData("{app: other}", false)]
    [InlineData("{app: edge, zone: \"2\"}", false)]
    public async Task WorkloadSelector_MeansTheEdge(string labels, bool closes)
    {
        await using var scene = await Scene.StartAsync(
            string.Join(
                "\n---\n",
                Routes(),
                Entry("shop.test"),
                // The older one, and for every workload: a rule that selects goes before it.
                Rule("any", "default", "host: shop.test, trafficPolicy: {retryBudget: {}}"),
                Rule("selecting", "default", $"host: shop.test, workloadSelector: {{matchLabels: {labels}}}, trafficPolicy: {Closing}")),
            registry: new RegistryOptions { Labels = new([KeyValuePair.Create("app", "edge"), KeyValuePair.Create("zone", "1")]) });

        Assert.Equal(closes, await ClosesAsync(scene, "/shop"));
    }

    // A service of three ports, with the routes /80, /81 and /82.
    private static Task<Scene> Ports(string policy, string endpoints = "{address: 127.0.0.1, ports: {http: $a, admin: $a}}, {address: 127.0.0.1, ports: {http: $b, admin: $b}}") => Scene.StartAsync($$$"""
        {{{Routes(("/80", "shop.test"), ("/81", "shop.test, port: {number: 81}"), ("/82", "shop.test, port: {number: 82}"))}}}
        ---
        apiVersion: networking.istio.io/v1
        kind: ServiceEntry
        metadata: {name: shop, namespace: default}
        spec:
          hosts: [shop.test]
          ports: [{number: 80, name: http, protocol: HTTP}, {number: 81, name: admin, protocol: HTTP}, {number: 82, name: third, protocol: HTTP}]
          resolution: STATIC
          endpoints: [{{{endpoints}}}]
        ---
        {{{Rule("rule", "default", $"host: shop.test, trafficPolicy: {policy}")}}}
        """);

    private static string Routes(params (string Path, string Destination)[] routes) => $$$"""
        apiVersion: networking.istio.io/v1
        kind: VirtualService
        metadata: {name: shop, namespace: default}
        spec:
          hosts: ["*"]
          gateways: [istio-system/ingressgateway]
          http:
        {{{string.Join('\n', (routes.Length > 0 ? routes : [("/shop", "shop.test"), ("/other", "other.test"), ("/inner", "inner")]).Select(
            route => $"  - {{match: [{{uri: {{exact: {route.Path}}}}}], retries: {{attempts: 0}}, route: [{{destination: {{host: {route.Destination}}}}}]}}"))}}}
        """;

    private static string Entry(string host, string endpoints = "{address: 127.0.0.1, ports: {http: $a}}") => $$$"""
        apiVersion: networking.istio.io/v1
        kind: ServiceEntry
        metadata: {name: {{{host}}}, namespace: default}
        spec: {hosts: [{{{host}}}], ports: [{number: 80, name: http, protocol: HTTP}], resolution: STATIC, endpoints: [{{{endpoints}}}]}
        """;

    private const string Inner = """
        apiVersion: v1
        kind: Service
        metadata: {name: inner, namespace: default}
        spec: {selector: {app: inner}, ports: [{name: http, port: 80}]}
        ---
        apiVersion: networking.istio.io/v1
        kind: WorkloadEntry
        metadata: {name: one, namespace: default}
        spec: {address: 127.0.0.1, labels: {app: inner}, ports: {http: $a}}
        """;

    private static string Rule(string name, string ns, string spec) => $$$"""
        apiVersion: networking.istio.io/v1
        kind: DestinationRule
        metadata: {name: {{{name}}}, namespace: {{{ns}}}}
        spec: { {{{spec}}} }
        """;

    private static async Task<string> AnswersAsync(Scene scene, string path, int count)
    {
        var answers = string.Empty;
        for (var i = 0; i < count; i++)
        {
            answers += await scene.AskAsync(path, headers: [("x-key", "one")]);
        }

        return answers;
    }

    // Whichever answers: the two upstreams get the same connections.
    private static async Task<bool> ClosesAsync(Scene scene, string path)
    {
        var name = await scene.AskAsync(path);
        return (await scene[name].NextAsync()).Header("Connection") == "close";
    }
}
