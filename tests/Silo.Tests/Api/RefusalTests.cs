using System.Net;
using System.Text;
using OrleansMesh.Silo.Tests.Harness;

namespace OrleansMesh.Silo.Tests.Api;

/// <summary>How requests are refused, code by code.</summary>
public sealed class RefusalTests(SharedSilo shared)
{
    private readonly ApiClient _api = shared.Api;
    private readonly string _collection = Sample.Collection("VirtualService", "v1", Sample.NewNamespace());

    [Fact]
    public async Task UnknownField_Is400_InKubernetesWords()
    {
        var response = await _api.PostAsync(_collection, """{"metadata":{"name":"a"},"spec":{"hosts":["a.example.com"],"htpp":[],"zzz":1,"http":[{"route":[{"destination":{"host":"a"}}]}]}}""");

        response.Refused(400, "BadRequest");
        Assert.Equal(
            "VirtualService in version \"v1\" cannot be handled as a VirtualService: strict decoding error: unknown field \"spec.htpp\", unknown field \"spec.zzz\"",
            response.Message);
    }

    [Theory]
    [InlineData("apiVersion", """{"apiVersion":"networking.istio.io/v1beta1","kind":"VirtualService","metadata":{"name":"a"}}""", "the API version in the data (networking.istio.io/v1beta1) does not match the expected API version (networking.istio.io/v1)")]
    [InlineData("kind", """{"kind":"Gateway","metadata":{"name":"a"}}""", "the kind in the data (Gateway) does not match the expected kind (VirtualService)")]
    [InlineData("namespace", """{"metadata":{"name":"a","namespace":"other"}}""", "the namespace of the provided object does not match the namespace sent on the request")]
    public async Task BodyOfSomethingElse_Is400(string what, string body, string message)
    {
        Assert.NotNull(what);
        Assert.Equal(message, (await _api.PostAsync(_collection, body)).Refused(400, "BadRequest").Message);
    }

    [Fact]
    public async Task NameOtherThanTheUrls_Is400()
    {
        var response = await _api.PutAsync($"{_collection}/a", Sample.Json("VirtualService", "v1", "b"));

        Assert.Equal("the name of the object (b) does not match the name on the URL (a)", response.Refused(400, "BadRequest").Message);
    }

    [Fact]
    public async Task MissingObject_Is404_InKubernetesWords()
    {
        var response = (await _api.GetAsync($"{_collection}/x")).Refused(404, "NotFound");

        Assert.Equal("virtualservices.networking.istio.io \"x\" not found", response.Message);
        Assert.Equal("""{"name":"x","group":"networking.istio.io","kind":"virtualservices"}""", response.Json["details"]!.ToJsonString());
        Assert.Equal("services \"x\" not found", (await _api.GetAsync("/api/v1/namespaces/default/services/x")).Refused(404, "NotFound").Message);
    }

    [Theory]
    [InlineData("PUT", ApiClient.Json)]
    [InlineData("PATCH", ApiClient.Merge)]
    public async Task ChangeOfAMissingObject_Is404(string method, string contentType)
    {
        var body = Sample.Json("VirtualService", "v1", "x", metadata: ""","resourceVersion":"1" """);

        (await _api.SendAsync(new HttpMethod(method), $"{_collection}/x", body, contentType)).Refused(404, "NotFound");
        (await _api.GetAsync($"{_collection}/x")).Refused(404, "NotFound");
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/foo")]
    [InlineData("/api/v2")]
    [InlineData("/api/v1/pods")]
    [InlineData("/api/v1/namespaces/default")]
    [InlineData("/api/v1/namespaces/default/virtualservices")]
    [InlineData("/API/v1/services")]
    [InlineData("/apis/networking.istio.io/v2/virtualservices")]
    [InlineData("/apis/networking.istio.io/v1/VirtualServices")]
    [InlineData("/apis/networking.istio.io/v1/services")]
    [InlineData("/apis/networking.istio.io/v1/virtualservices/a")]
    [InlineData("/apis/networking.istio.io/v1/namespaces/default/virtualservices/a/status")]
    [InlineData("/apis/networking.istio.io/v1/namespaces/default/virtualservices/a/b/c")]
    [InlineData("/apis/networking.istio.io/v1//virtualservices")]
    [InlineData("/apis/orleansmesh.io/v1alpha1/namespaces/default/edgenodes")]
    [InlineData("/apis/orleansmesh.io/v1/mirrorstats")]
    [InlineData("/apis/example.com")]
    public async Task UnknownPath_Is404(string path)
    {
        var response = (await _api.GetAsync(path)).Refused(404, "NotFound");

        Assert.Equal("the server could not find the requested resource", response.Message);
    }

    [Theory]
    [InlineData("POST", "/apis/networking.istio.io/v1/virtualservices", "GET")]
    [InlineData("DELETE", "/apis/networking.istio.io/v1/namespaces/default/virtualservices", "GET, POST")]
    [InlineData("POST", "/apis/networking.istio.io/v1/namespaces/default/virtualservices/a", "GET, PUT, PATCH, DELETE")]
    [InlineData("TRACE", "/apis/networking.istio.io/v1/namespaces/default/virtualservices/a", "GET, PUT, PATCH, DELETE")]
    [InlineData("POST", "/apis/orleansmesh.io/v1alpha1/namespaces/default/mirrorstats", "GET")]
    [InlineData("PUT", "/apis/orleansmesh.io/v1alpha1/namespaces/default/mirrorstats/a", "GET")]
    [InlineData("PATCH", "/apis/orleansmesh.io/v1alpha1/edgenodes/a", "GET")]
    [InlineData("DELETE", "/apis/orleansmesh.io/v1alpha1/edgenodes/a", "GET")]
    [InlineData("DELETE", "/apis", "GET")]
    [InlineData("POST", "/api/v1", "GET")]
    [InlineData("POST", "/livez", "GET")]
    [InlineData("POST", "/version", "GET")]
    public async Task MethodThatAPathDoesNotHave_Is405_AndTellsWhichItHas(string method, string path, string allow)
    {
        var response = (await _api.SendAsync(new HttpMethod(method), path)).Refused(405, "MethodNotAllowed");

        Assert.Equal(allow, string.Join(", ", response.ContentHeaders.Allow));
    }

    [Fact]
    public async Task Watch_Is405_RatherThanAListThatEnds()
    {
        (await _api.GetAsync($"{_collection}?watch=true")).Refused(405, "MethodNotAllowed");
    }

    [Fact]
    public async Task AcceptOfSomethingElse_Is406()
    {
        (await _api.GetAsync(_collection, "text/html, application/vnd.kubernetes.protobuf")).Refused(406, "NotAcceptable");
    }

    [Fact]
    public async Task SecondCreation_Is409_InKubernetesWords()
    {
        (await _api.PostAsync(_collection, Sample.Json("VirtualService", "v1", "a"))).Is(HttpStatusCode.Created);

        var response = (await _api.PostAsync(_collection, Sample.Json("VirtualService", "v1", "a", 2))).Refused(409, "AlreadyExists");

        Assert.Equal("virtualservices.networking.istio.io \"a\" already exists", response.Message);
    }

    [Fact]
    public async Task ContinueToken_Is410_BecauseNoneIsEverGiven()
    {
        (await _api.GetAsync($"{_collection}?continue=abc")).Refused(410, "Expired");
    }

    [Fact]
    public async Task BodyOf3MiB_IsRead()
    {
        var manifest = Sample.Json("VirtualService", "v1", "big");

        (await _api.PostAsync(_collection, manifest + new string(' ', (3 * 1024 * 1024) - manifest.Length))).Is(HttpStatusCode.Created);
    }

    [Theory]
    [InlineData("POST", "", "text/plain")]
    [InlineData("POST", "", "application/x-www-form-urlencoded")]
    [InlineData("POST", "", "application/vnd.kubernetes.protobuf")]
    [InlineData("PUT", "/a", "application/xml")]
    [InlineData("PATCH", "/a", "application/json")]
    [InlineData("PATCH", "/a", "application/json-patch+json")]
    [InlineData("PATCH", "/a", "application/yaml")]
    [InlineData("DELETE", "/a", "text/plain")]
    public async Task BodyOfAnotherType_Is415(string method, string name, string contentType)
    {
        (await _api.SendAsync(new HttpMethod(method), _collection + name, "{}", contentType)).Refused(415, "UnsupportedMediaType");
    }

    [Fact]
    public async Task PatchWithoutAType_Is415()
    {
        (await _api.PatchAsync($"{_collection}/a", "{}", null)).Refused(415, "UnsupportedMediaType");
    }

    [Fact]
    public async Task TwentyFaults_Are422_With20Causes()
    {
        var routes = string.Join(',', Enumerable.Range(0, 20).Select(i => $$$"""{"name":"r{{{i}}}","route":[{"destination":{"host":""}}]}"""));

        var response = await _api.PostAsync(_collection, $$$"""{"metadata":{"name":"a"},"spec":{"hosts":["a.example.com"],"http":[{{{routes}}}]}}""");

        response.Refused(422, "Invalid");
        Assert.Equal(Enumerable.Range(0, 20).Select(i => ("FieldValueRequired", $"spec.http[{i}].route[0].destination.host")), response.Causes);
        Assert.Equal("""{"name":"a","group":"networking.istio.io","kind":"VirtualService"}""", Without(response.Json["details"]!, "causes"));
        Assert.StartsWith("VirtualService.networking.istio.io \"a\" is invalid: [spec.http[0].route[0].destination.host: ", response.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refusal_LeavesNothingBehind()
    {
        (await _api.PostAsync(_collection, """{"metadata":{"name":"a"},"spec":{"hosts":3}}""")).Refused(422, "Invalid");

        Assert.Empty((await _api.GetAsync(_collection)).Items);
    }

    [Theory]
    [InlineData("dryRun=Some")]
    [InlineData("fieldValidation=Maybe")]
    public async Task ParameterWithAValueItCannotHave_Is400(string query)
    {
        (await _api.PostAsync($"{_collection}?{query}", Sample.Json("VirtualService", "v1", "a"))).Refused(400, "BadRequest");
    }

    [Fact]
    public async Task Refusal_IsYaml_WhereYamlIsAsked()
    {
        var response = (await _api.GetAsync($"{_collection}/x", "application/yaml")).Is(HttpStatusCode.NotFound);

        Assert.Equal("application/yaml", response.ContentHeaders.ContentType!.MediaType);
        Assert.StartsWith("kind: Status\napiVersion: v1\n", response.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task BodyThatIsNoUtf8_Is400()
    {
        var body = Encoding.Latin1.GetBytes(Sample.Json("VirtualService", "v1", "\u00E4"));

        (await _api.SendAsync(HttpMethod.Post, _collection, body, "application/json; charset=iso-8859-1")).Refused(400, "BadRequest");
    }

    [Fact]
    public async Task ConnectionOfABodyThatIsNoUtf8_ServesTheNextRequest()
    {
        using var socket = new System.Net.Sockets.TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, _api.Address.Port, TestContext.Current.CancellationToken);
        await using var stream = socket.GetStream();
        var requests = $"POST {_collection} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: 1\r\n\r\n\u00E4"
            + "GET /livez HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n";
        await stream.WriteAsync(Encoding.Latin1.GetBytes(requests), TestContext.Current.CancellationToken);
        using var reader = new StreamReader(stream, Encoding.Latin1);
        var answers = await reader.ReadToEndAsync(TestContext.Current.CancellationToken);

        Assert.StartsWith("HTTP/1.1 400 Bad Request\r\n", answers, StringComparison.Ordinal);
        Assert.Contains("HTTP/1.1 200 OK\r\n", answers, StringComparison.Ordinal);
    }

    private static string Without(System.Text.Json.Nodes.JsonNode node, string name)
    {
        var copy = node.DeepClone().AsObject();
        copy.Remove(name);
        return copy.ToJsonString();
    }
}
