using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using OrleansMesh.Abstractions.Feed;
using OrleansMesh.Abstractions.Resources;
using OrleansMesh.Routing.Credentials;
using OrleansMesh.Silo.Tests.Harness;

namespace OrleansMesh.Silo.Tests.Api;

/// <summary>A Secret goes in and is never shown.</summary>
public sealed class SecretTests(SharedSilo shared)
{
    private readonly ApiClient _api = shared.Api;
    private readonly string _collection = $"/api/v1/namespaces/{Sample.NewNamespace()}/secrets";

    [Fact]
    public async Task Values_AreInNoAnswer()
    {
        var (certificate, key) = Pair();
        var created = (await _api.PostAsync(_collection, Tls(certificate, key))).Is(HttpStatusCode.Created);
        var got = (await _api.GetAsync($"{_collection}/a")).Is(HttpStatusCode.OK);
        var list = (await _api.GetAsync(_collection)).Is(HttpStatusCode.OK);
        var everywhere = (await _api.GetAsync("/api/v1/secrets")).Is(HttpStatusCode.OK);
        var yaml = (await _api.GetAsync($"{_collection}/a", "application/yaml")).Is(HttpStatusCode.OK);
        var patched = (await _api.PatchAsync($"{_collection}/a", """{"metadata":{"labels":{"a":"b"}}}""")).Is(HttpStatusCode.OK);
        var again = (await _api.PostAsync(_collection, Tls(certificate, key))).Is(HttpStatusCode.Conflict);
        var deleted = (await _api.DeleteAsync($"{_collection}/a")).Is(HttpStatusCode.OK);

        var redacted = $$"""{"tls.crt":"{{SecretRedaction.Value}}","tls.key":"{{SecretRedaction.Value}}"}""";
        Assert.Equal(redacted, created.Json["data"]!.ToJsonString());
        Assert.Equal(redacted, got.Json["data"]!.ToJsonString());
        Assert.Equal(redacted, list.Items.Single()["data"]!.ToJsonString());
        foreach (var answer in (ApiResponse[])[created, got, list, everywhere, yaml, patched, again, deleted])
        {
            Assert.DoesNotContain(Base64(key)[60..100], answer.Text, StringComparison.Ordinal);
            Assert.DoesNotContain(Base64(certificate)[60..100], answer.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task WhatWasRead_CannotBeWrittenBack()
    {
        var (certificate, key) = Pair();
        (await _api.PostAsync(_collection, Tls(certificate, key))).Is(HttpStatusCode.Created);
        var got = await _api.GetAsync($"{_collection}/a");

        var replaced = (await _api.PutAsync($"{_collection}/a", got.Text)).Is(HttpStatusCode.UnprocessableEntity);
        var patched = (await _api.PatchAsync($"{_collection}/a", $$$"""{"data":{"tls.key":"{{{SecretRedaction.Value}}}"}}""")).Is(HttpStatusCode.UnprocessableEntity);

        Assert.Contains("data[tls.key]: is what a reader is shown in the place of the value", replaced.Text, StringComparison.Ordinal);
        Assert.Contains("data[tls.key]: is what a reader is shown in the place of the value", patched.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task MergePatchOfOneEntry_KeepsTheOthers()
    {
        (await _api.PostAsync(_collection, """{"metadata":{"name":"a"},"data":{"x":"MQ=="},"stringData":{"y":"2"}}""")).Is(HttpStatusCode.Created);
        (await _api.PatchAsync($"{_collection}/a", """{"stringData":{"z":"3"}}""")).Is(HttpStatusCode.OK);

        var same = await _api.PatchAsync($"{_collection}/a", """{"data":{"x":"MQ==","y":"Mg==","z":"Mw=="}}""");
        var got = await _api.GetAsync($"{_collection}/a");

        Assert.Equal((string?)got.Metadata["resourceVersion"], (string?)same.Is(HttpStatusCode.OK).Metadata["resourceVersion"]);
        Assert.Equal(2, (int?)got.Metadata["generation"]);
        Assert.Equal("Opaque", (string?)got.Json["type"]);
    }

    [Fact]
    public async Task NoteOfKubectl_HoldsNoValue()
    {
        var note = """{\"data\":{\"x\":\"aHVudGVyMg==\"},\"stringData\":{\"y\":\"hunter2\"}}""";
        (await _api.PostAsync(
            _collection,
            $$$"""{"metadata":{"name":"a","annotations":{"kubectl.kubernetes.io/last-applied-configuration":"{{{note}}}","o":"p"}},"data":{"x":"aHVudGVyMg=="}}""")).Is(HttpStatusCode.Created);

        var got = (await _api.GetAsync($"{_collection}/a")).Is(HttpStatusCode.OK);

        Assert.DoesNotContain("hunter2", got.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("aHVudGVyMg==", got.Text, StringComparison.Ordinal);
        Assert.Equal("p", (string?)got.Metadata["annotations"]!["o"]);
    }

    [Theory]
    [InlineData("""{"metadata":{"name":"a"},"data":{"x":"hunter2!"}}""")]
    [InlineData("""{"metadata":{"name":"a"},"data":{"x":["hunter2!"]}}""")]
    [InlineData("""{"metadata":{"name":"a"},"stringData":{"x":77889900}}""")]
    [InlineData("""{"metadata":{"name":"a"},"stringData":"hunter2!"}""")]
    [InlineData("""{"metadata":{"name":"a"},"immutable":"hunter2!"}""")]
    public async Task Refusal_ShowsNothingOfTheText(string body)
    {
        var refused = await _api.PostAsync(_collection, body);

        Assert.True(refused.Code is HttpStatusCode.BadRequest or HttpStatusCode.UnprocessableEntity);
        Assert.DoesNotContain("hunter2", refused.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("77889900", refused.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void WhatOrleansMayLog_ShowsNothingOfTheText()
    {
        var id = new ResourceId("Secret", "default", "a");

        Assert.DoesNotContain("hunter2", ManifestText.Json("hunter2").ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", new StoredResource(id, 1, "hunter2").ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", new ResourceChange(1, id, "hunter2").ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", new FeedPage(1, [new StoredResource(id, 1, "hunter2")], false) { MeshId = "m" }.ToString(), StringComparison.Ordinal);
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private static string Tls(string certificate, string key) =>
        $$"""{"kind":"Secret","apiVersion":"v1","metadata":{"name":"a","creationTimestamp":null},"data":{"tls.crt":"{{Base64(certificate)}}","tls.key":"{{Base64(key)}}"},"type":"kubernetes.io/tls"}""";

    private static (string Certificate, string Key) Pair()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var from = new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);
        using var certificate = new CertificateRequest("CN=test", key, HashAlgorithmName.SHA256).CreateSelfSigned(from, from.AddYears(50));
        return (certificate.ExportCertificatePem(), key.ExportPkcs8PrivateKeyPem());
    }
}
