using System.Net;
using OrleansMesh.Silo.Tests.Harness;

namespace OrleansMesh.Silo.Tests.Api;

public sealed class DiscoveryTests(SharedSilo shared)
{
    private readonly ApiClient _api = shared.Api;

    [Theory]
    [InlineData("/api", """{"kind":"APIVersions","versions":["v1"]}""")]
    [InlineData("/apis/networking.istio.io", """{"kind":"APIGroup","apiVersion":"v1","name":"networking.istio.io","versions":[{"groupVersion":"networking.istio.io/v1","version":"v1"},{"groupVersion":"networking.istio.io/v1beta1","version":"v1beta1"},{"groupVersion":"networking.istio.io/v1alpha3","version":"v1alpha3"}],"preferredVersion":{"groupVersion":"networking.istio.io/v1","version":"v1"}}""")]
    [InlineData("/api/v1", """{"kind":"APIResourceList","apiVersion":"v1","groupVersion":"v1","resources":[{"name":"services","singularName":"service","namespaced":true,"kind":"Service","verbs":["create","delete","get","list","patch","update"],"shortNames":["svc"],"categories":["all"]},{"name":"secrets","singularName":"secret","namespaced":true,"kind":"Secret","verbs":["create","delete","get","list","patch","update"],"shortNames":[],"categories":[]}]}""")]
    public async Task Document_IsKubernetes_WithAndWithoutATrailingSlash(string path, string json)
    {
        Assert.Equal(json, (await _api.GetAsync(path)).Is(HttpStatusCode.OK).Text);
        Assert.Equal(json, (await _api.GetAsync($"{path}/?timeout=32s")).Is(HttpStatusCode.OK).Text);
    }

    [Fact]
    public async Task Groups_AreIstiosAndOurs()
    {
        var groups = (await _api.GetAsync("/apis")).Is(HttpStatusCode.OK).Json["groups"]!.AsArray();

        Assert.Equal(["networking.istio.io", "orleansmesh.io"], groups.Select(g => (string)g!["name"]!));
    }

    [Theory]
    [InlineData("networking.istio.io/v1")]
    [InlineData("networking.istio.io/v1beta1")]
    [InlineData("networking.istio.io/v1alpha3")]
    public async Task EveryIstioVersion_HasEveryIstioKind(string groupVersion)
    {
        var document = (await _api.GetAsync($"/apis/{groupVersion}")).Is(HttpStatusCode.OK).Json;

        Assert.Equal(groupVersion, (string?)document["groupVersion"]);
        Assert.Equal(
            ["virtualservices", "destinationrules", "serviceentries", "workloadentries", "gateways"],
            document["resources"]!.AsArray().Select(r => (string)r!["name"]!));
    }

    [Fact]
    public async Task KindsOfTheMesh_AreWrittenOrComputed()
    {
        var resources = (await _api.GetAsync("/apis/orleansmesh.io/v1alpha1")).Is(HttpStatusCode.OK).Json["resources"]!.AsArray();

        Assert.Equal(
            [("mirrorpolicies", "MirrorPolicy", true, """["create","delete","get","list","patch","update"]""", """["mp"]"""), ("mirrorstats", "MirrorStats", true, """["get","list"]""", """["ms"]"""), ("edgenodes", "EdgeNode", false, """["get","list"]""", """["en"]"""), ("mirrorswitches", "MirrorSwitch", false, """["get","list","patch","update"]""", """["msw"]""")],
            resources.Select(r => ((string)r!["name"]!, (string)r["kind"]!, (bool)r["namespaced"]!, r["verbs"]!.ToJsonString(), r["shortNames"]!.ToJsonString())));
    }

    [Fact]
    public async Task EveryListedResource_CanBeListed()
    {
        foreach (var groupVersion in (string[])["api/v1", "apis/networking.istio.io/v1", "apis/networking.istio.io/v1beta1", "apis/networking.istio.io/v1alpha3", "apis/orleansmesh.io/v1alpha1"])
        {
            foreach (var resource in (await _api.GetAsync($"/{groupVersion}")).Json["resources"]!.AsArray())
            {
                var list = (await _api.GetAsync($"/{groupVersion}/{resource!["name"]}/")).Is(HttpStatusCode.OK);
                Assert.Equal($"{resource["kind"]}List", (string?)list.Json["kind"]);
            }
        }
    }

    [Theory]
    [InlineData("/version")]
    [InlineData("/version/")]
    public async Task Version_IsAKubernetesVersion(string path)
    {
        var version = (await _api.GetAsync(path)).Is(HttpStatusCode.OK).Json;

        Assert.Equal(("1", "35"), ((string?)version["major"], (string?)version["minor"]));
        Assert.StartsWith("v1.35.0+orleansmesh", (string?)version["gitVersion"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/livez")]
    [InlineData("/readyz")]
    [InlineData("/healthz")]
    public async Task Probe_IsOk(string path)
    {
        var response = (await _api.GetAsync(path)).Is(HttpStatusCode.OK);

        Assert.Equal(("ok", "text/plain"), (response.Text, response.ContentHeaders.ContentType!.MediaType));
    }
}
