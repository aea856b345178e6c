using System.Net;
using OrleansMesh.Silo.Tests.Harness;

namespace OrleansMesh.Silo.Tests.Api;

/// <summary>Bodies, good and bad.</summary>
public sealed class BodyTests(SharedSilo shared)
{
    private const string Rest = "\"spec\":{\"hosts\":[\"a.example.com\"],\"http\":[{\"route\":[{\"destination\":{\"host\":\"a\"}}]}]}";

    private readonly ApiClient _api = shared.Api;
    private readonly string _collection = Sample.Collection("VirtualService", "v1", Sample.NewNamespace());

    /// <summary>Bodies that are no manifest, with their content type.</summary>
    public static TheoryData<string, string> Malformed() => new()
    {
        { ApiClient.Json, "" },
        { ApiClient.Json, " " },
        { ApiClient.Json, "null" },
        { ApiClient.Json, "true" },
        { ApiClient.Json, "1" },
        { ApiClient.Json, "\"a\"" },
        { ApiClient.Json, "[]" },
        { ApiClient.Json, "[{}]" },
        { ApiClient.Json, "{" },
        { ApiClient.Json, "}" },
        { ApiClient.Json, "{}{}" },
        { ApiClient.Json, "{} x" },
        { ApiClient.Json, "{\"metadata\":{\"name\":\"a\"}" },
        { ApiClient.Json, "{\"metadata\":{\"name\":\"a\"}}}" },
        { ApiClient.Json, "{\"metadata\":{\"name\":\"a\"},}" },
        { ApiClient.Json, "{\"metadata\":{\"name\":\"a\",}}" },
        { ApiClient.Json, "{'metadata':{'name':'a'}}" },
        { ApiClient.Json, "{metadata:{name:a}}" },
        { ApiClient.Json, "{\"metadata\":{\"name\":\"a\"}} // x" },
        { ApiClient.Json, "/* x */{\"metadata\":{\"name\":\"a\"}}" },
        { ApiClient.Json, "{\"metadata\":{\"name\":\"a\n\"}}" },
        { ApiClient.Json, "{\"metadata\":{\"name\":\"\\x\"}}" },
        { ApiClient.Json, "{\"metadata\":{\"name\":\"\\ud800\"}}" },
        { ApiClient.Json, "{\"metadata\":{\"name\":\"a\"},\"\\udc00\":1," + Rest + "}" },
        { ApiClient.Json, "{\"metadata\":{\"name\":\"a\",\"annotations\":{\"a\":\"\\ud800\"}}," + Rest + "}" },
        { ApiClient.Json, "{\"metadata\":{\"name\":\"a\"},\"spec\":NaN}" },
        { ApiClient.Json, "{\"metadata\":{\"name\":\"a\"},\"spec\":01}" },
        { ApiClient.Json, "{\"metadata\":{\"name\":\"a\"},\"spec\":undefined}" },
        { ApiClient.Json, "{\"metadata\":[],\"spec\":{}}" },
        { ApiClient.Json, "{\"metadata\":\"a\",\"spec\":{}}" },
        { ApiClient.Json, "{\"metadata\":{\"name\":1}," + Rest + "}" },
        { ApiClient.Json, "{\"metadata\":{\"name\":{\"a\":1}}," + Rest + "}" },
        { ApiClient.Json, "{\"metadata\":{\"name\":\"a\",\"labels\":[]}," + Rest + "}" },
        { ApiClient.Json, "{\"metadata\":{\"name\":\"a\",\"labels\":{\"a\":1}}," + Rest + "}" },
        { ApiClient.Json, "{\"metadata\":{\"name\":\"a\",\"nmae\":\"b\"}," + Rest + "}" },
        { ApiClient.Json, "{\"metadata\":{\"name\":\"a\"},\"metadata\":{\"name\":\"a\"}," + Rest + "}" },
        { ApiClient.Json, "{\"metadata\":{\"name\":\"a\"}," + Rest + ",\"extra\":1}" },
        { ApiClient.Json, "{\"metadata\":{\"name\":\"a\",\"resourceVersion\":\"7\"}," + Rest + "}" },
        { ApiClient.Json, "{\"apiVersion\":1,\"metadata\":{\"name\":\"a\"}," + Rest + "}" },
        { ApiClient.Json, "{\"kind\":\"virtualservice\",\"metadata\":{\"name\":\"a\"}," + Rest + "}" },
        { ApiClient.Json, "{\"kind\":\"List\",\"items\":[]}" },
        { ApiClient.Json, new string('[', 2000) },
        { ApiClient.Json, "{\"spec\":" + string.Concat(Enumerable.Repeat("{\"a\":", 100)) },
        { ApiClient.Yaml, "" },
        { ApiClient.Yaml, "---\n" },
        { ApiClient.Yaml, "a" },
        { ApiClient.Yaml, "- a\n" },
        { ApiClient.Yaml, "a: [\n" },
        { ApiClient.Yaml, "a: b: c\n" },
        { ApiClient.Yaml, "a: 'b\n" },
        { ApiClient.Yaml, "\ta: b\n" },
        { ApiClient.Yaml, "a: &x [*x]\n" },
        { ApiClient.Yaml, "a: *x\n" },
        { ApiClient.Yaml, "a: !!python/object x\n" },
        { ApiClient.Yaml, "metadata: {name: a}\nspec: {}\n" },
        { ApiClient.Yaml, "apiVersion: v1\nkind: VirtualService\nmetadata: {name: a}\n" },
        { ApiClient.Yaml, Sample.Yaml("a") + "\n---\n" + Sample.Yaml("b") },
        { ApiClient.Yaml, Sample.Yaml("a") + "\nextra: 1\n" },
        { ApiClient.Yaml, Sample.Yaml("a") + "\nkind: VirtualService\n" },
        { ApiClient.Yaml, Sample.Yaml("a") + "\n\u0007" },
        { ApiClient.Yaml, string.Concat(Enumerable.Repeat("[", 2000)) },
    };

    [Theory]
    [MemberData(nameof(Malformed))]
    public async Task MalformedBody_Is400_AndNothingIsMade(string contentType, string body)
    {
        var response = (await _api.PostAsync(_collection, body, contentType)).Refused(400, "BadRequest");

        Assert.DoesNotContain('\n', response.Message);
        Assert.Empty((await _api.GetAsync(_collection)).Items);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("1")]
    [InlineData("{}{}")]
    [InlineData("a: b")]
    [InlineData("""{"metadata":{"name":"b"}}""")]
    [InlineData("""{"metadata":{"namespace":"b"}}""")]
    [InlineData("""{"kind":"Gateway"}""")]
    [InlineData("""{"metadata":{"labels":{"a":"\udfff"}}}""")]
    [InlineData("""{"spec":{"hosts":["\ud800"]}}""")]
    [InlineData("""{"spec":{"hosts":["a.example.com"],"hosts":["a.example.com"]}}""")]
    public async Task MalformedPatch_Is400_AndNothingIsChanged(string patch)
    {
        var created = (await _api.PostAsync(_collection, Sample.Json("VirtualService", "v1", "a"))).Is(HttpStatusCode.Created);

        (await _api.PatchAsync($"{_collection}/a", patch)).Refused(400, "BadRequest");

        Assert.Equal(created.Text, (await _api.GetAsync($"{_collection}/a")).Object);
    }

    [Fact]
    public async Task PatchThatRemovesTheMetadata_LeavesTheServersOwn()
    {
        var created = (await _api.PostAsync(_collection, Sample.Json("VirtualService", "v1", "a"))).Is(HttpStatusCode.Created);

        Assert.Equal(created.Text, (await _api.PatchAsync($"{_collection}/a", """{"metadata":null}""")).Is(HttpStatusCode.OK).Text);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("""{"dryRun":"All"}""")]
    [InlineData("""{"dryRun":["Some"]}""")]
    [InlineData("""{"preconditions":[]}""")]
    [InlineData("""{"preconditions":{"uid":1}}""")]
    [InlineData("""{"preconditions":{"resourceVersion":"x"}}""")]
    public async Task MalformedDeletion_Is400_AndNothingIsDeleted(string body)
    {
        (await _api.PostAsync(_collection, Sample.Json("VirtualService", "v1", "a"))).Is(HttpStatusCode.Created);

        (await _api.DeleteAsync($"{_collection}/a", body)).Refused(400, "BadRequest");

        (await _api.GetAsync($"{_collection}/a")).Is(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData(ApiClient.Yaml)]
    [InlineData("text/yaml")]
    [InlineData("application/yaml; charset=utf-8")]
    [InlineData(null)]
    public async Task YamlBody_IsRead(string? contentType)
    {
        var created = (await _api.PostAsync(_collection, Sample.Yaml("a"), contentType)).Is(HttpStatusCode.Created);

        Assert.Equal("1", (string?)created.Metadata["labels"]!["tier"]);
        Assert.Equal("reviews", (string?)created.Json["spec"]!["http"]![0]!["route"]![0]!["destination"]!["host"]);
    }

    [Theory]
    [InlineData("application/json; charset=utf-8")]
    [InlineData("APPLICATION/JSON")]
    [InlineData(null)]
    public async Task JsonBody_IsRead(string? contentType)
    {
        (await _api.PostAsync(_collection, $"\uFEFF {Sample.Json("VirtualService", "v1", "a")}\n", contentType)).Is(HttpStatusCode.Created);
    }

    [Theory]
    [InlineData(ApiClient.Yaml)]
    [InlineData(ApiClient.Json)]
    public async Task EveryMistake_IsToldAtOnce(string contentType)
    {
        const string Body = """{"apiVersion":"networking.istio.io/v1","kind":"VirtualService","metadata":{"name":"a"},"spec":{"hosts":3,"htpp":1,"http":[{"route":[{"destination":{"host":""}}]}]}}""";

        var response = (await _api.PostAsync(_collection, Body, contentType)).Refused(422, "Invalid");

        Assert.Equal(
            [("FieldValueTypeInvalid", "spec.hosts"), ("FieldValueInvalid", "spec.htpp"), ("FieldValueRequired", "spec.http[0].route[0].destination.host")],
            response.Causes);
    }

    [Fact]
    public async Task JsonBodyWithoutType_TakesTheUrls()
    {
        var created = (await _api.PostAsync(_collection.Replace("/v1/", "/v1alpha3/", StringComparison.Ordinal), "{\"metadata\":{\"name\":\"a\",\"creationTimestamp\":null}," + Rest + "}")).Is(HttpStatusCode.Created);

        Assert.Equal("networking.istio.io/v1alpha3", (string?)created.Json["apiVersion"]);
        Assert.Equal("networking.istio.io/v1", (string?)(await _api.GetAsync($"{_collection}/a")).Json["apiVersion"]);
    }

    [Fact]
    public async Task YamlAnswer_ReadsBackAsTheSameObject()
    {
        (await _api.PostAsync(_collection, Sample.Json("VirtualService", "v1", "a", metadata: ""","labels":{"a":"yes","b":"1.0"},"annotations":{"c":"# no: comment\nline"}"""))).Is(HttpStatusCode.Created);

        var yaml = (await _api.GetAsync($"{_collection}/a", "application/yaml")).Is(HttpStatusCode.OK);
        var list = (await _api.GetAsync(_collection, "application/yaml")).Is(HttpStatusCode.OK);
        var again = await _api.PutAsync($"{_collection}/a", yaml.Text, ApiClient.Yaml);

        Assert.Equal("application/yaml", yaml.ContentHeaders.ContentType!.MediaType);
        Assert.Equal((await _api.GetAsync($"{_collection}/a")).Object, again.Is(HttpStatusCode.OK).Text);
        Assert.StartsWith("kind: VirtualServiceList\napiVersion: networking.istio.io/v1\n", list.Text, StringComparison.Ordinal);
        Assert.Contains("\n- apiVersion: networking.istio.io/v1\n  kind: VirtualService\n", list.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ServersOwnFieldsInTheBody_AreNotTaken()
    {
        var created = (await _api.PostAsync(
            _collection,
            "{\"metadata\":{\"name\":\"a\",\"generation\":9,\"creationTimestamp\":\"2001-01-01T00:00:00Z\"}," + Rest + ",\"status\":{\"x\":1}}")).Is(HttpStatusCode.Created);

        Assert.Equal(1, (int?)created.Metadata["generation"]);
        Assert.NotEqual("2001-01-01T00:00:00Z", (string?)created.Metadata["creationTimestamp"]);
        Assert.Null(created.Json["status"]);
    }
}
