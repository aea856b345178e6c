using System.Text.Json.Nodes;
using OrleansMesh.External.Tests.Harness;

namespace OrleansMesh.External.Tests;

/// <summary>The handbook's traffic-mirroring scenarios, against the demo as a process of its own.</summary>
public sealed class DemoScenarioTests
{
    private const string Times = "/service-business/request/times";

    [Fact]
    public async Task Mirror100_TenRequests_V1AnswersAndV2CountsTen()
    {
        await using var mesh = await DemoMesh.StartAsync();
        var before = await StartCountingAsync(mesh);
        for (var i = 1; i <= 10; i++)
        {
            Assert.Equal($"receive {i} times request", await mesh.GetAsync(Times));
        }

        await SettledAsync(mesh, before + 10);
        Assert.Equal("I'm a shadow service, receive 11 times request", await mesh.GetAsync("/service-shadow/request/times"));
    }

    [Fact]
    public async Task Mirror50_ThousandRequests_V2CountsWhatWasSampled()
    {
        await using var mesh = await DemoMesh.StartAsync();
        await mesh.ApplyVariantAsync("mirror-50.yaml");
        var before = await StartCountingAsync(mesh);
        var sampledBefore = ManagementApi.Count(await SettledAsync(mesh, before), "sampled");
        for (var i = 1; i <= 1000; i++)
        {
            Assert.Equal($"receive {i} times request", await mesh.GetAsync(Times));
        }

        var status = await SettledAsync(mesh, before + 1000);
        var sampled = ManagementApi.Count(status, "sampled") - sampledBefore;

        // Five sigma of Binomial(1000, 1/2): three are missed once in 370 runs.
        Assert.InRange(sampled, 421, 579);
        Assert.Equal($"I'm a shadow service, receive {sampled + 1} times request", await mesh.GetAsync("/service-shadow/request/times"));
    }

    [Theory]
    [InlineData("mirror-0.yaml")]
    [InlineData("mirror-removed.yaml")]
    public async Task MirrorOff_NothingReachesV2(string variant)
    {
        await using var mesh = await DemoMesh.StartAsync();
        await mesh.ApplyVariantAsync(variant);
        await mesh.GetAsync("/service-shadow/request/times/reset");
        for (var i = 1; i <= 20; i++)
        {
            Assert.Equal($"receive {i} times request", await mesh.GetAsync(Times));
        }

        Assert.Equal("I'm a shadow service, receive 1 times request", await mesh.GetAsync("/service-shadow/request/times"));
    }

    [Fact]
    public async Task MirrorToAnotherMesh_ArrivesThere()
    {
        await using var mesh = await DemoMesh.StartAsync();
        await using var other = await DemoMesh.StartAsync();
        await other.ApplyVariantAsync("mirror-removed.yaml");
        await mesh.ApplyVariantAsync("mirror-other-mesh.yaml", yaml => yaml.Replace("8090", $"{other.EdgePort}", StringComparison.Ordinal));
        for (var i = 1; i <= 5; i++)
        {
            Assert.Equal($"receive {i} times request", await mesh.GetAsync(Times));
        }

        await Eventually.EqualAsync(5L, async () => await SucceededAsync(mesh, $"127.0.0.1:{other.EdgePort}"));
        Assert.Equal("receive 6 times request", await other.GetAsync(Times));
    }

    [Fact]
    public async Task Shadow_DiffersFromThePrimaryInThreeHeadersAlone()
    {
        await using var mesh = await DemoMesh.StartAsync();
        await mesh.ApplyVariantAsync("mirror-removed.yaml");

        // The primary's headers as v1 sees them, and the shadow's as a backend that keeps them.
        await using var backend = await RecordingBackend.StartAsync();
        await mesh.ApplyVariantAsync("mirror-other-mesh.yaml", yaml => yaml.Replace("8090", $"{backend.Port}", StringComparison.Ordinal));
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{mesh.Edge}/service-business/request/info?a=b%2Fc");
        request.Headers.Add("x-custom", ["one", "two"]);
        request.Headers.Add("cookie", "session=1");
        using var response = await Http.SendAsync(request);
        var primary = JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!.AsObject();
        var shadow = await backend.NextAsync();

        Assert.Equal("/service-business/request/info?a=b%2Fc", shadow.Target);
        Assert.Equal($"127.0.0.1-shadow:{mesh.EdgePort}", shadow.Headers["host"]);
        Assert.Equal($"{primary["x-forwarded-for"]},127.0.0.1", shadow.Headers["x-forwarded-for"].Replace(" ", string.Empty, StringComparison.Ordinal));
        Assert.Equal("true", shadow.Headers["x-envoy-internal"]);
        string[] changed = ["host", "x-forwarded-for", "x-envoy-internal", "x-orleansmesh-hops"];
        Assert.Equal(
            primary.Where(header => !changed.Contains(header.Key)).Select(header => (header.Key, (string)header.Value!)).Order(),
            shadow.Headers.Where(header => !changed.Contains(header.Key)).Select(header => (header.Key, header.Value)).Order());
    }

    [Fact]
    public async Task ChangesUnderLoad_FailNoRequest()
    {
        await using var mesh = await DemoMesh.StartAsync();
        using var stop = new CancellationTokenSource();
        var load = Enumerable.Range(0, 4).Select(_ => LoadAsync(mesh, stop.Token)).ToList();
        for (var i = 0; i < 10; i++)
        {
            await mesh.ApplyVariantAsync(i % 2 == 0 ? "mirror-removed.yaml" : "mirror-100.yaml");
        }

        await stop.CancelAsync();
        Assert.All(await Task.WhenAll(load), answered => Assert.True(answered > 0));
    }

    [Fact]
    public async Task Terminated_StopsInOrder()
    {
        await using var mesh = await DemoMesh.StartAsync();
        Assert.Equal(0, await mesh.Program.StopAsync());
        Assert.Empty(mesh.Program.Errors);
    }

    private static async Task<int> LoadAsync(DemoMesh mesh, CancellationToken stop)
    {
        var answered = 0;
        while (!stop.IsCancellationRequested)
        {
            Assert.StartsWith("receive ", await mesh.GetAsync(Times), StringComparison.Ordinal);
            answered++;
        }

        return answered;
    }

    /// <summary>Lets what came before settle, and sets both counters to 0. Answers how many requests the mirror has met.</summary>
    private static async Task<long> StartCountingAsync(DemoMesh mesh)
    {
        await mesh.GetAsync("/service-shadow/request/times/reset");
        await mesh.GetAsync("/service-business/request/times/reset");
        var considered = await ConsideredByEdgeAsync(mesh);
        await SettledAsync(mesh, considered);
        await mesh.GetAsync("/service-shadow/request/times/reset");
        return considered;
    }

    private static Task<JsonObject> SettledAsync(DemoMesh mesh, long considered) => mesh.Api.SettledMirrorAsync(considered);

    private static async Task<long> ConsideredByEdgeAsync(DemoMesh mesh)
    {
        var line = (await Http.GetAsync($"{mesh.Admin}/metrics")).Split('\n')
            .Single(text => text.StartsWith("orleansmesh_mirror_considered_total{", StringComparison.Ordinal));
        return long.Parse(line[(line.LastIndexOf(' ') + 1)..], System.Globalization.CultureInfo.InvariantCulture);
    }

    private static async Task<long> SucceededAsync(DemoMesh mesh, string target)
    {
        var list = await Http.GetJsonAsync($"{mesh.Api.Url}/apis/orleansmesh.io/v1alpha1/mirrorstats");
        return list["items"]!.AsArray().Where(item => (string)item!["spec"]!["target"]! == target).Sum(item => (long)item!["status"]!["succeeded"]!);
    }
}
