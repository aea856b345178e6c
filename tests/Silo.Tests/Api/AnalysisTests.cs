using System.Net;
using System.Text.Json.Nodes;
using OrleansMesh.Silo.Tests.Harness;

namespace OrleansMesh.Silo.Tests.Api;

/// <summary>The status of an object: what does not fit among the others, worked out for each reader.</summary>
public sealed class AnalysisTests(SharedSilo shared)
{
    private readonly ApiClient _api = shared.Api;
    private readonly string _space = Sample.NewNamespace();

    private string VirtualServices => Sample.Collection("VirtualService", "v1", _space);

    [Fact]
    public async Task UnknownHost_ShowsInTheStatus_AndIsGoneWithTheService()
    {
        var created = await CreateAsync("VirtualService", "a", """{"hosts":["a"],"http":[{"route":[{"destination":{"host":"reviews"}}]}]}""");

        var status = await StatusAsync("a");
        const string Sentence = """spec.http[0].route[0].destination.host: Referenced host not found: "reviews" """;
        Assert.Equal(["IST0101 ReferencedResourceNotFound ERROR " + Sentence.Trim()], Messages(status));
        Assert.Equal("https://istio.io/latest/docs/reference/config/analysis/ist0101/", (string?)status["validationMessages"]![0]!["documentationUrl"]);
        Assert.Equal(("Reconciled", "False", "ReferencedResourceNotFound", Sentence.Trim()), Condition(status));
        Assert.Equal(1, (long?)status["observedGeneration"]);

        await CreateAsync("Service", "reviews", Sample.Spec("Service"));
        status = await StatusAsync("a");
        Assert.Null(status["validationMessages"]);
        Assert.Equal(("Reconciled", "True", "NoFindings", "Everything that the resource refers to is there."), Condition(status));

        (await _api.DeleteAsync($"{Sample.Collection("Service", "v1", _space)}/reviews")).Is(HttpStatusCode.OK);
        Assert.Single(Messages(await StatusAsync("a")));

        // Others came and went; the object itself did not change.
        Assert.Equal((string?)created.Metadata["resourceVersion"], (string?)(await _api.GetAsync($"{VirtualServices}/a")).Metadata["resourceVersion"]);
    }

    [Fact]
    public async Task UnknownSubset_IsGoneWithTheDestinationRule()
    {
        await CreateAsync("Service", "reviews", Sample.Spec("Service"));
        await CreateAsync("VirtualService", "a", """{"hosts":["a"],"http":[{"route":[{"destination":{"host":"reviews","subset":"v2"}}]}]}""");
        Assert.Equal(
            ["""IST0101 ReferencedResourceNotFound ERROR spec.http[0].route[0].destination.subset: Referenced host+subset in destinationrule not found: "reviews+v2" """.Trim()],
            Messages(await StatusAsync("a")));

        await CreateAsync("DestinationRule", "reviews", """{"host":"reviews","subsets":[{"name":"v2","labels":{"version":"v2"}}]}""");

        Assert.Empty(Messages(await StatusAsync("a")));
        Assert.Empty(Messages((await _api.GetAsync($"{Sample.Collection("DestinationRule", "v1", _space)}/reviews")).Json["status"]!));
    }

    [Fact]
    public async Task UnknownGateway_IsGoneWithTheGateway_WhichIsToldOfHostsThatNobodyHas()
    {
        await CreateAsync("VirtualService", "a", """{"hosts":["a.example.com"],"gateways":["gw"],"http":[{"route":[{"destination":{"host":"1.2.3.4"}}]}]}""");
        Assert.Equal(["""IST0101 ReferencedResourceNotFound ERROR spec.gateways[0]: Referenced gateway not found: "gw" """.Trim()], Messages(await StatusAsync("a")));

        await CreateAsync("Gateway", "gw", """{"servers":[{"port":{"number":80,"protocol":"HTTP","name":"http"},"hosts":["*.example.com","b.example.org"]}]}""");

        Assert.Empty(Messages(await StatusAsync("a")));
        var gateway = (await _api.GetAsync($"{Sample.Collection("Gateway", "v1", _space)}/gw")).Json["status"]!;
        Assert.Equal(
            ["OM0102 GatewayHostWithoutVirtualService INFO spec.servers[0].hosts[1]: No VirtualService bound to the gateway has the host b.example.org: requests for it are answered 404."],
            Messages(gateway));

        // What is only worth knowing does not make the gateway look broken.
        Assert.Equal("True", (string?)gateway["conditions"]![0]!["status"]);
        Assert.Null(gateway["validationMessages"]![0]!["documentationUrl"]);
    }

    [Fact]
    public async Task List_HasTheStatusOfEachObject_InJsonAndInYaml()
    {
        await CreateAsync("VirtualService", "a", """{"hosts":["a"],"http":[{"route":[{"destination":{"host":"nobody"}}]}]}""");
        await CreateAsync("VirtualService", "b", """{"hosts":["b"],"http":[{"route":[{"destination":{"host":"1.2.3.4"}}]}]}""");
        await CreateAsync("Service", "s", Sample.Spec("Service"));
        await CreateAsync("ServiceEntry", "e", Sample.Spec("ServiceEntry"));

        var list = await _api.GetAsync(Sample.Collection("VirtualService", "v1beta1", _space));
        Assert.Equal([1, 0], list.Items.Select(item => Messages(item["status"]!).Count()));
        Assert.All(list.Items, item => Assert.Equal("networking.istio.io/v1beta1", (string?)item["apiVersion"]));
        var named = Assert.Single((await _api.GetAsync($"{VirtualServices}?fieldSelector=metadata.name=b")).Items);
        Assert.Empty(Messages(named["status"]!));
        Assert.Contains("name: ReferencedResourceNotFound", (await _api.GetAsync(VirtualServices, ApiClient.Yaml)).Text, StringComparison.Ordinal);
        Assert.Contains("name: ReferencedResourceNotFound", (await _api.GetAsync($"{VirtualServices}/a", ApiClient.Yaml)).Text, StringComparison.Ordinal);

        // Of other kinds nothing is said.
        Assert.Null(Assert.Single((await _api.GetAsync(Sample.Collection("ServiceEntry", "v1", _space))).Items)["status"]);
        Assert.Null((await _api.GetAsync($"{Sample.Collection("Service", "v1", _space)}/s")).Json["status"]);
    }

    [Theory]
    [InlineData(ApiClient.Json)]
    [InlineData(ApiClient.Yaml)]
    public async Task StatusThatIsWrittenBack_IsNeitherAnErrorNorStored(string format)
    {
        var created = await CreateAsync("VirtualService", "a", """{"hosts":["a"],"http":[{"route":[{"destination":{"host":"nobody"}}]}]}""");
        var read = await _api.GetAsync($"{VirtualServices}/a", format);

        var same = (await _api.PutAsync($"{VirtualServices}/a", read.Text, format)).Is(HttpStatusCode.OK);
        var applied = (await _api.PatchAsync($"{VirtualServices}/a?fieldManager=me", read.Text, "application/apply-patch+yaml")).Is(HttpStatusCode.OK);
        var patched = (await _api.PatchAsync($"{VirtualServices}/a", """{"status":{"observedGeneration":99}}""")).Is(HttpStatusCode.OK);

        Assert.All([same, applied, patched], answer => Assert.Equal(created.Text, answer.Text));
        Assert.Equal(1, (long?)(await StatusAsync("a"))["observedGeneration"]);

        // Another specification is another generation.
        (await _api.PatchAsync($"{VirtualServices}/a", """{"spec":{"hosts":["b"]}}""")).Is(HttpStatusCode.OK);
        Assert.Equal(2, (long?)(await StatusAsync("a"))["observedGeneration"]);
    }

    private static IEnumerable<string> Messages(JsonNode status) =>
        (status["validationMessages"]?.AsArray() ?? []).Select(m => $"{m!["type"]!["code"]} {m["type"]!["name"]} {m["level"]} {m["message"]}");

    private static (string?, string?, string?, string?) Condition(JsonNode status)
    {
        var condition = Assert.Single(status["conditions"]!.AsArray())!;
        return ((string?)condition["type"], (string?)condition["status"], (string?)condition["reason"], (string?)condition["message"]);
    }

    private async Task<JsonNode> StatusAsync(string name) => (await _api.GetAsync($"{VirtualServices}/{name}")).Is(HttpStatusCode.OK).Json["status"]!;

    private async Task<ApiResponse> CreateAsync(string kind, string name, string spec) => (await _api.PostAsync(
        Sample.Collection(kind, "v1", _space), $$$"""{"metadata":{"name":"{{{name}}}"},"spec":{{{spec}}}}""")).Is(HttpStatusCode.Created);
}
