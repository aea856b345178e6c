using System.Net;
using System.Text.Json;
using OrleansMesh.Abstractions.Resources;
using OrleansMesh.EdgeNode.Feed;
using OrleansMesh.EdgeNode.LastGood;
using OrleansMesh.EdgeNode.Tests.Fixtures;

namespace OrleansMesh.EdgeNode.Tests.Admin;

/// <summary>The admin port of an edge without a control plane, which serves what its last good file holds.</summary>
public sealed class AdminEndpointsTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private TestUpstream _upstream = null!;
    private TestUpstream _target = null!;
    private RunningEdge _edge = null!;

    public async ValueTask InitializeAsync()
    {
        _upstream = await TestUpstream.StartAsync();
        _target = await TestUpstream.StartAsync();
        var shop = TestMesh.Mirrored(_upstream.Port, _target.Port).Replace("  - name: all\n", "  - name: all\n    match: [{uri: {prefix: /}}]\n", StringComparison.Ordinal);
        var mesh = HeldMesh.Of("m", 7, [Document(shop), KeyValuePair.Create(Documents.Id("bad"), Documents.Uncompilable("bad"))]);
        var content = LastGoodFormat.Content(mesh);
        await File.WriteAllBytesAsync(_folder.File("e.mesh"), [.. LastGoodFormat.Header(content), .. content], TestContext.Current.CancellationToken);
        _edge = await RunningEdge.StartAsync(new MeshSettings(_folder.Path).With("Edge:LastGoodFile", _folder.File("e.mesh")));
    }

    public async ValueTask DisposeAsync()
    {
        await _edge.DisposeAsync();
        await _upstream.DisposeAsync();
        await _target.DisposeAsync();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("/metrics")]
    [InlineData("/config")]
    [InlineData("/readyz")]
    public async Task AdminPath_IsARouteLikeAnyOtherOnTheDataPort(string path)
    {
        Assert.Equal("hello", (await _edge.GetAsync(path)).Body);
        Assert.NotEqual("hello", (await _edge.AdminAsync(path)).Body);
        Assert.Equal(path, (await _upstream.NextAsync()).Target);
    }

    [Fact]
    public async Task OtherPathsAndMethods_AreRefused()
    {
        Assert.Equal(HttpStatusCode.NotFound, (await _edge.AdminAsync("/")).Status);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await _edge.AdminAsync("/config", HttpMethod.Post)).Status);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await _edge.AdminAsync("/metrics", HttpMethod.Delete)).Status);
    }

    [Fact]
    public async Task Metrics_AreWellFormedAndTellWhatWasCounted()
    {
        for (var i = 0; i < 3; i++)
        {
            await _edge.GetAsync("/");
            await _target.NextAsync();
        }

        await _edge.Host.DrainAsync();
        var (status, _, text) = await _edge.AdminAsync("/metrics");

        Assert.Equal(HttpStatusCode.OK, status);
        var families = PrometheusText.Parse(text).ToDictionary(family => family.Name);
        Assert.Equal(3, PrometheusText.Value(text, "orleansmesh_edge_requests_total"));
        Assert.Equal(7, PrometheusText.Value(text, "orleansmesh_edge_served_revision"));
        Assert.Equal(1, PrometheusText.Value(text, "orleansmesh_edge_refused_resources"));
        Assert.Equal(0, PrometheusText.Value(text, "orleansmesh_edge_control_plane_up"));
        Assert.Equal(3, families["orleansmesh_edge_upstream_answers_total"].Samples.Single(sample => sample.Labels["class"] == "2xx").Value);
        var succeeded = Assert.Single(families["orleansmesh_mirror_succeeded_total"].Samples);
        Assert.Equal(3, succeeded.Value);
        Assert.Equal(3, Assert.Single(families["orleansmesh_mirror_answers_total"].Samples, sample => sample.Labels["class"] == "2xx").Value);
        Assert.Equal(15, Assert.Single(families["orleansmesh_mirror_received_bytes_total"].Samples).Value);
        foreach (var name in (string[])["orleansmesh_mirror_shadow_latency_seconds", "orleansmesh_mirror_primary_latency_seconds"])
        {
            Assert.Equal(3, families[name].Samples.Single(sample => sample.Labels[PrometheusText.Part] == "_count").Value);
        }

        Assert.Equal(("default/shop", "all", $"127.0.0.1:{_target.Port}"), (succeeded.Labels["virtualservice"], succeeded.Labels["route"], succeeded.Labels["target"]));
    }

    [Fact]
    public async Task Config_TellsRoutesClustersAndRefusals()
    {
        var (status, _, text) = await _edge.AdminAsync("/config");

        Assert.Equal(HttpStatusCode.OK, status);
        using var json = JsonDocument.Parse(text);
        var root = json.RootElement;
        Assert.Equal("e1", root.GetProperty("edge").GetProperty("name").GetString());
        Assert.Equal(("m", 7), (root.GetProperty("mesh").GetProperty("id").GetString(), root.GetProperty("mesh").GetProperty("servedRevision").GetInt64()));
        var route = Assert.Single(root.GetProperty("routes").EnumerateArray());
        Assert.Equal(("default/shop", "all"), (route.GetProperty("virtualService").GetString(), route.GetProperty("route").GetString()));
        Assert.Equal("*", route.GetProperty("hosts")[0].GetString());
        Assert.Equal("/", route.GetProperty("match")[0].GetProperty("uri").GetProperty("prefix").GetString());
        Assert.Equal($"127.0.0.1:{_upstream.Port}", route.GetProperty("destinations")[0].GetProperty("cluster").GetString());
        Assert.Equal($"127.0.0.1:{_target.Port}", route.GetProperty("mirrors")[0].GetProperty("cluster").GetString());
        Assert.Equal(100, route.GetProperty("mirrors")[0].GetProperty("percent").GetDouble());
        Assert.Equal([_upstream.Port, _target.Port], root.GetProperty("clusters").EnumerateArray().Select(cluster => cluster.GetProperty("endpoints")[0].GetProperty("port").GetInt32()));
        var refused = Assert.Single(root.GetProperty("refused").EnumerateArray());
        Assert.Equal(("VirtualService", "bad"), (refused.GetProperty("kind").GetString(), refused.GetProperty("name").GetString()));
        Assert.NotEmpty(refused.GetProperty("reason").GetString()!);
    }

    [Fact]
    public async Task StoppingEdge_IsNotReady()
    {
        await _edge.Host.DrainAsync();

        var (status, _, text) = await _edge.AdminAsync("/readyz");

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "the edge is stopping\n"), (status, text));
    }

    private static KeyValuePair<ResourceId, string> Document(string yaml)
    {
        var resource = Manifests.ManifestReader.ReadYaml(yaml).Resource!;
        return KeyValuePair.Create(MeshDocument.Id(resource.Key), Manifests.ManifestWriter.ToJson(resource));
    }
}
