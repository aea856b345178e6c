using System.Net;
using System.Text.Json.Nodes;
using OrleansMesh.Abstractions.Edges;
using OrleansMesh.Silo.Tests.Harness;

namespace OrleansMesh.Silo.Tests.Api;

/// <summary>What is computed on read, fed by edges that report through a real Orleans client. Each test has a silo of its own: edges are seen by all.</summary>
public sealed class ComputedTests : IAsyncLifetime
{
    private const string Stats = "/apis/orleansmesh.io/v1alpha1/mirrorstats";
    private const string Edges = "/apis/orleansmesh.io/v1alpha1/edgenodes";

    private readonly TemporaryFolder _folder = new();
    private TestSilo? _silo;
    private MeshClient? _client;

    private ApiClient Api => _silo!.Api;

    public async ValueTask InitializeAsync()
    {
        _silo = await TestSilo.StartAsync(_folder.Path);
        _client = await MeshClient.ConnectAsync(_silo);
    }

    public async ValueTask DisposeAsync()
    {
        await _client!.DisposeAsync();
        await _silo!.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task MirrorStats_SumUpTheEdges_AndObeyTheLaw()
    {
        await Edge("one").Report(EdgeReports.Report("i1", 1, 0, EdgeReports.Totals("prod/web", "#0", "reviews.prod.svc.cluster.local:9080/v2", 1)));
        await Edge("two:8080").Report(EdgeReports.Report("i2", 1, 0, EdgeReports.Totals("prod/web", "#0", "reviews.prod.svc.cluster.local:9080/v2", 10)));

        var only = Assert.Single((await Api.GetAsync(Stats)).Is(HttpStatusCode.OK).Items);

        Assert.Equal(("orleansmesh.io/v1alpha1", "MirrorStats", "prod"), ((string)only["apiVersion"]!, (string)only["kind"]!, (string)only["metadata"]!["namespace"]!));
        Assert.Equal("""{"virtualService":"web","route":"#0","target":"reviews.prod.svc.cluster.local:9080/v2"}""", only["spec"]!.ToJsonString());
        Assert.Equal(Counts(11, newest: 10), Without(only["status"]!, "edges"));
        Assert.Equal(Counts(1, newest: 1), only["status"]!["edges"]!["one"]!.ToJsonString());
        Assert.Equal(Counts(10, newest: 10), only["status"]!["edges"]!["two:8080"]!.ToJsonString());
    }

    [Fact]
    public async Task MirrorStats_HaveAStableNameOfTheirOwn_InTheNamespaceOfTheVirtualService()
    {
        await Edge("one").Report(EdgeReports.Report(
            "i1",
            1,
            0,
            EdgeReports.Totals("prod/web", "#0", "a", 1),
            EdgeReports.Totals("prod/web", "#1", "a", 2),
            EdgeReports.Totals("prod/web", "#1", "A", 3),
            EdgeReports.Totals("test/web", "#0", "a", 4)));

        var all = (await Api.GetAsync(Stats)).Is(HttpStatusCode.OK);
        var prod = (await Api.GetAsync("/apis/orleansmesh.io/v1alpha1/namespaces/prod/mirrorstats")).Is(HttpStatusCode.OK);

        Assert.Equal(4, all.Items.Count);
        Assert.Equal("MirrorStatsList", (string?)all.Json["kind"]);
        Assert.Equal(3, prod.Names.Distinct().Count());
        Assert.Contains("web-0-a-35d3298855f8", prod.Names);
        foreach (var item in all.Items)
        {
            var path = $"/apis/orleansmesh.io/v1alpha1/namespaces/{item["metadata"]!["namespace"]}/mirrorstats/{item["metadata"]!["name"]}";
            Assert.Equal(item.ToJsonString(), (await Api.GetAsync(path)).Is(HttpStatusCode.OK).Json.ToJsonString());
        }

        (await Api.GetAsync("/apis/orleansmesh.io/v1alpha1/namespaces/prod/mirrorstats/none")).Refused(404, "NotFound");
        Assert.Empty((await Api.GetAsync("/apis/orleansmesh.io/v1alpha1/namespaces/other/mirrorstats")).Items);
    }

    [Fact]
    public async Task EdgeNode_TellsWhatItServes_AndHowFarItIsBehind()
    {
        foreach (var name in (string[])["a", "b", "c"])
        {
            (await Api.PostAsync(Sample.Collection("WorkloadEntry", "v1", "default"), Sample.Json("WorkloadEntry", "v1", name))).Is(HttpStatusCode.Created);
        }

        await Edge("edge.west").Report(EdgeReports.Report("i1", 1, 2));

        var edge = (await Api.GetAsync($"{Edges}/edge.west")).Is(HttpStatusCode.OK).Json;

        Assert.Equal(("orleansmesh.io/v1alpha1", "EdgeNode"), ((string)edge["apiVersion"]!, (string)edge["kind"]!));
        Assert.Null(edge["metadata"]!["namespace"]);
        Assert.Equal("edge.west", (string?)edge["spec"]!["edge"]);
        var status = edge["status"]!.AsObject();
        Assert.True(DateTimeOffset.TryParse((string?)status["lastSeen"], System.Globalization.CultureInfo.InvariantCulture, out _));
        status.Remove("lastSeen");
        Assert.Equal(
            """{"revision":2,"headRevision":3,"lag":1,"refused":[{"kind":"VirtualService","namespace":"prod","name":"bad","reason":"a regex is too large"}],"version":"1.2.3","labels":{"zone":"west"},"startedAt":"2026-01-02T03:04:05.678000Z","incarnation":"i1","stopped":false,"mirroring":{"suspended":false,"switchVersion":0}}""",
            status.ToJsonString());
    }

    [Fact]
    public async Task EdgeThatReportedSinceTheHeadWasRead_IsNotBehind()
    {
        await Edge("ahead").Report(EdgeReports.Report("i1", 1, 9));

        Assert.Equal(0, (int?)(await Api.GetAsync($"{Edges}/ahead")).Is(HttpStatusCode.OK).Json["status"]!["lag"]);
    }

    [Fact]
    public async Task EdgeWhoseNameKubernetesDoesNotAllow_GetsOneThatItDoes()
    {
        await Edge("Host_1:8080").Report(EdgeReports.Report("i1", 1, 0));
        await Edge("host-1-8080").Report(EdgeReports.Report("i2", 1, 0));

        var list = (await Api.GetAsync(Edges)).Is(HttpStatusCode.OK);

        Assert.Equal(["host-1-8080", "host-1-8080-fd2d7f091d19"], list.Names);
        Assert.Equal("Host_1:8080", (string?)(await Api.GetAsync($"{Edges}/host-1-8080-fd2d7f091d19")).Is(HttpStatusCode.OK).Json["spec"]!["edge"]);
        Assert.Equal(["host-1-8080"], (await Api.GetAsync($"{Edges}?fieldSelector=metadata.name%3Dhost-1-8080")).Names);
    }

    [Fact]
    public async Task Restart_KeepsResourcesAndAccounts()
    {
        var created = (await Api.PostAsync(Sample.Collection("VirtualService", "v1", "prod"), Sample.Json("VirtualService", "v1", "web"))).Is(HttpStatusCode.Created);
        await Edge("one").Report(EdgeReports.Report("i1", 1, 1, EdgeReports.Totals("prod/web", "#0", "a", 5)));
        var stats = (await Api.GetAsync(Stats)).Is(HttpStatusCode.OK);
        var edges = (await Api.GetAsync(Edges)).Is(HttpStatusCode.OK);

        await _client!.DisposeAsync();
        await _silo!.DisposeAsync();
        await InitializeAsync();

        Assert.Equal(created.Text, (await Api.GetAsync($"{Sample.Collection("VirtualService", "v1", "prod")}/web")).Object);
        Assert.Equal(stats.Text, (await Api.GetAsync(Stats)).Text);
        Assert.Equal(edges.Text, (await Api.GetAsync(Edges)).Text);
        var second = (await Api.PostAsync(Sample.Collection("VirtualService", "v1", "prod"), Sample.Json("VirtualService", "v1", "other"))).Is(HttpStatusCode.Created);
        Assert.Equal("2", (string?)second.Metadata["resourceVersion"]);
    }

    private static string Counts(int n, int newest) =>
        $"{{\"considered\":{20 * n},\"sampled\":{15 * n},\"notSampled\":{5 * n},\"sent\":{12 * n},\"succeeded\":{7 * n},\"inFlight\":{3 * n},"
        + $"\"answers\":{{\"2xx\":{6 * n},\"5xx\":{n}}},\"dropped\":{{\"budget\":{n},\"lane-full\":{2 * n}}},\"failed\":{{\"reset\":{2 * n}}},\"skipped\":{{}},"
        + $"\"sentBytes\":{100 * n},\"receivedBytes\":{200 * n},"
        + $"\"latencyMilliseconds\":{{\"shadow\":{{\"count\":{5 * n},\"p50\":2.016,\"p90\":8.96,\"p99\":8.96,\"p999\":8.96}},"
        + $"\"primary\":{{\"count\":{5 * n},\"p50\":1.008,\"p90\":1.008,\"p99\":1.008,\"p999\":1.008}}}},"
        + $"\"lastError\":{{\"reason\":\"reset\",\"time\":\"2026-01-02T03:04:{5 + newest:00}.678000Z\",\"text\":\"10.0.0.{newest}:80: ConnectionReset\"}}}}";

    private static string Without(JsonNode node, string name)
    {
        var copy = node.DeepClone().AsObject();
        copy.Remove(name);
        return copy.ToJsonString();
    }

    private IEdgeGrain Edge(string name) => _client!.Grains.GetGrain<IEdgeGrain>(name);
}
