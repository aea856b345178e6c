using OrleansMesh.EdgeNode.Tests.Fixtures;
using OrleansMesh.Routing.Registry;
using OrleansMesh.Routing.Resources.Selectors;
using OrleansMesh.Routing.Resources.ServiceEntries;
using OrleansMesh.Routing.Resources.WorkloadEntries;

namespace OrleansMesh.EdgeNode.Tests.Conformance;

/// <summary>Which endpoints ServiceEntries and WorkloadEntries put behind a host and its ports.</summary>
public sealed class ServiceEntryTests
{
    // Nothing is reached but what the mesh defines.
    private static readonly RegistryOptions Closed = new() { OutboundTrafficPolicy = OutboundTrafficPolicy.RegistryOnly };

    [Fact]
    [Shows(typeof(ServiceEntry), "spec")]
    [Shows(typeof(ServiceEntrySpec), "hosts", "endpoints")]
    [Shows(typeof(WorkloadEntrySpec), "address")]
    public async Task Hosts_HaveTheEndpoints()
    {
        await using var scene = await Scene.StartAsync(
            string.Join(
                "\n---\n",
                Routes(("/shop", "shop.test, port: {number: $a}"), ("/second", "second.test, port: {number: $a}"), ("/wild", "x.y.wild.test, port: {number: $a}"), ("/none", "wild.test, port: {number: $a}")),
                Entry("shop", "hosts: [Shop.test, second.test, \"*.wild.test\"], ports: [{number: $a, name: http, protocol: HTTP}], resolution: STATIC, endpoints: [{address: 127.0.0.1}]")),
            registry: Closed);

        Assert.Equal(["a", "a", "a", "unknown-host"], [await scene.AskAsync("/shop"), await scene.AskAsync("/second"), await scene.AskAsync("/wild"), await scene.AskAsync("/none")]);
    }

    [Fact]
    public async Task Address_IsWhereRequestsGo()
    {
        // Nobody listens on the other address of the loopback.
        await using var scene = await Scene.StartAsync(string.Join(
            "\n---\n", Routes(("/", "shop.test, port: {number: $a}")), Entry("shop", "hosts: [shop.test], ports: [{number: $a, name: http, protocol: HTTP}], resolution: STATIC, endpoints: [{address: 127.0.0.2}]")));

        Assert.Equal("connect-failed", await scene.AskAsync("/"));
    }

    [Fact]
    [Shows(typeof(ServiceEntrySpec), "ports")]
    [Shows(typeof(ServiceEntryPort), "number", "name", "targetPort")]
    [Shows(typeof(WorkloadEntrySpec), "ports")]
    public async Task Ports_AreThoseOfTheEndpoint_ElseTheTarget_ElseTheNumber()
    {
        await using var scene = await Scene.StartAsync(string.Join(
            "\n---\n",
            Routes(("/80", "shop.test, port: {number: 80}"), ("/81", "shop.test, port: {number: 81}"), ("/c", "shop.test, port: {number: $c}"), ("/99", "shop.test, port: {number: 99}")),
            Entry(
                "shop",
                "hosts: [shop.test], ports: [{number: 80, name: http, protocol: HTTP, targetPort: $a}, {number: 81, name: admin, protocol: HTTP, targetPort: $a}, {number: $c, name: own, protocol: HTTP}], "
                + "resolution: STATIC, endpoints: [{address: 127.0.0.1, ports: {admin: $b}}]")));

        Assert.Equal(["a", "b", "c", "unknown-port"], [await scene.AskAsync("/80"), await scene.AskAsync("/81"), await scene.AskAsync("/c"), await scene.AskAsync("/99")]);
    }

    [Theory]
    [Shows(typeof(ServiceEntryResolution), "NONE", "STATIC", "DNS")]
    // Without endpoints the host itself is one, unless addresses are to be listed.
    [InlineData("resolution: NONE", "a")]
    [InlineData("resolution: DNS", "a")]
    [InlineData("resolution: DNS_ROUND_ROBIN", "a")]
    [InlineData("resolution: STATIC", "no-endpoint")]
    [InlineData("resolution: DNS, endpoints: [{address: elsewhere.test}]", "name-not-resolved")]
    [InlineData("resolution: STATIC, endpoints: [{address: 127.0.0.1}]", "a")]
    public async Task Resolution_SaysWhatStandsForTheHost(string resolution, string answer)
    {
        var names = new FakeNames();
        names.Set("shop.test", "127.0.0.1");
        await using var scene = await Scene.StartAsync(
            string.Join("\n---\n", Routes(("/", "shop.test, port: {number: $a}")), Entry("shop", $"hosts: [shop.test], ports: [{{number: $a, name: http, protocol: HTTP}}], {resolution}")),
            registry: Closed, names: names);

        Assert.Equal(answer, await scene.AskAsync("/"));
    }

    [Fact]
    [Shows(typeof(ServiceEntrySpec), "workloadSelector")]
    [Shows(typeof(WorkloadSelector), "labels")]
    [Shows(typeof(WorkloadEntry), "spec")]
    public async Task WorkloadSelector_TakesWorkloadsOfItsNamespaceThatCarryTheLabels()
    {
        await using var scene = await Scene.StartAsync(string.Join(
            "\n---\n",
            Routes(("/", "shop.test, port: {number: 80}")),
            Entry("shop", "hosts: [shop.test], ports: [{number: 80, name: http, protocol: HTTP}], resolution: STATIC, workloadSelector: {labels: {app: shop, tier: x}}"),
            Workload("right", "default", "labels: {app: shop, tier: x, more: y}, ports: {http: $a}"),
            Workload("half", "default", "labels: {app: shop}, ports: {http: $b}"),
            Workload("elsewhere", "other", "labels: {app: shop, tier: x}, ports: {http: $c}"),
            RoundRobin));

        Assert.Equal(["a", "a", "a"], [await scene.AskAsync("/"), await scene.AskAsync("/"), await scene.AskAsync("/")]);
    }

    [Fact]
    [Shows(typeof(WorkloadEntrySpec), "weight")]
    public async Task WorkloadEntry_HasAShareByItsWeight_AndComesAndGoes()
    {
        var shop = string.Join(
            "\n---\n",
            Routes(("/", "shop.test, port: {number: 80}")),
            Entry("shop", "hosts: [shop.test], ports: [{number: 80, name: http, protocol: HTTP}], resolution: STATIC, workloadSelector: {labels: {app: shop}}"),
            RoundRobin,
            Workload("one", "default", "labels: {app: shop}, ports: {http: $a}, weight: 2"));
        await using var scene = await Scene.StartAsync(shop);
        Assert.Equal("aaa", await AnswersAsync(scene, 3));

        scene.Publish(2, $"{shop}\n---\n{Workload("two", "default", "labels: {app: shop}, ports: {http: $b}, weight: 1")}");
        Assert.Equal("aaaabb", string.Concat((await AnswersAsync(scene, 6)).Order()));

        scene.Publish(3, shop.Replace("app: shop}, ports", "app: gone}, ports", StringComparison.Ordinal));
        Assert.Equal("no-endpoint", await scene.AskAsync("/"));
    }

    [Theory]
    [Shows(typeof(ServiceEntrySpec), "exportTo")]
    [InlineData("[\"*\"]", "a")]
    [InlineData("[]", "a")]
    [InlineData("[other, web]", "a")]
    [InlineData("[\".\"]", "unknown-host")]
    [InlineData("[\"~\"]", "unknown-host")]
    [InlineData("[other]", "unknown-host")]
    public async Task ExportTo_HidesAServiceFromTheEdgesNamespace(string exportTo, string answer)
    {
        await using var scene = await Scene.StartAsync(
            string.Join(
                "\n---\n",
                Routes(("/", "shop.test, port: {number: $a}")),
                Entry("shop", $"hosts: [shop.test], exportTo: {exportTo}, ports: [{{number: $a, name: http, protocol: HTTP}}], resolution: STATIC, endpoints: [{{address: 127.0.0.1}}]")),
            registry: Closed with { Namespace = "web" });

        Assert.Equal(answer, await scene.AskAsync("/"));
    }

    private const string RoundRobin = """
        apiVersion: networking.istio.io/v1
        kind: DestinationRule
        metadata: {name: shop, namespace: default}
        spec: {host: shop.test, trafficPolicy: {loadBalancer: {simple: ROUND_ROBIN}}}
        """;

    private static string Routes(params (string Path, string Destination)[] routes) => $$$"""
        apiVersion: networking.istio.io/v1
        kind: VirtualService
        metadata: {name: shop, namespace: default}
        spec:
          hosts: ["*"]
          gateways: [istio-system/ingressgateway]
          http:
        {{{string.Join('\n', routes.Select(route => $"  - {{match: [{{uri: {{exact: {route.Path}}}}}], retries: {{attempts: 0}}, route: [{{destination: {{host: {route.Destination}}}}}]}}"))}}}
        """;

    private static string Entry(string name, string spec) => $$$"""
        apiVersion: networking.istio.io/v1
        kind: ServiceEntry
        metadata: {name: {{{name}}}, namespace: default}
        spec: { {{{spec}}} }
        """;

    private static string Workload(string name, string ns, string spec) => $$$"""
        apiVersion: networking.istio.io/v1
        kind: WorkloadEntry
        metadata: {name: {{{name}}}, namespace: {{{ns}}}}
        spec: { address: 127.0.0.1, {{{spec}}} }
        """;

    private static async Task<string> AnswersAsync(Scene scene, int count)
    {
        var answers = string.Empty;
        for (var i = 0; i < count; i++)
        {
            answers += await scene.AskAsync("/");
        }

        return answers;
    }
}
