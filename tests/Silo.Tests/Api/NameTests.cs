using System.Net;
using OrleansMesh.Silo.Tests.Harness;

namespace OrleansMesh.Silo.Tests.Api;

/// <summary>Names that no object can have never reach a grain.</summary>
public sealed class NameTests(SharedSilo shared)
{
    private readonly ApiClient _api = shared.Api;
    private readonly string _collection = Sample.Collection("VirtualService", "v1", Sample.NewNamespace());

    public static TheoryData<string> WrongNames() =>
    [
        "..", ".", "%2e", "%2e%2e", "%2E%2E", "a%2Fb", "A", "a_b", "-a", "a-", "a..b", ".a", "a.", "a.-b", "%C3%A4", "%F0%9F%98%80", "a%20b", "a%0Ab", "%25", "a%3Fb", new string('a', 254),
    ];

    [Theory]
    [MemberData(nameof(WrongNames))]
    public async Task WrongNameInTheUrl_Is404_WhateverTheMethod(string name)
    {
        foreach (var method in (HttpMethod[])[HttpMethod.Get, HttpMethod.Put, HttpMethod.Patch, HttpMethod.Delete])
        {
            (await _api.SendAsync(method, $"{_collection}/{name}", "{}", ApiClient.Json)).Refused(404, "NotFound");
        }
    }

    [Theory]
    [InlineData("a%00")]
    [InlineData("a b")]
    public async Task TargetThatIsNoPath_IsRefusedBeforeItIsRead(string name)
    {
        (await _api.GetAsync($"{_collection}/{name}")).Is(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("A")]
    [InlineData("%2e%2e")]
    [InlineData("a.b")]
    [InlineData("-")]
    [InlineData("a%0d%0aX%3A%20y")]
    [InlineData("%F0%9F%98%80")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public async Task WrongNamespaceInTheUrl_Is400(string space)
    {
        var collection = $"/apis/networking.istio.io/v1/namespaces/{space}/virtualservices";

        (await _api.GetAsync(collection)).Refused(400, "BadRequest");
        (await _api.GetAsync($"{collection}/a")).Refused(400, "BadRequest");
        (await _api.PostAsync(collection, Sample.Json("VirtualService", "v1", "a"))).Refused(400, "BadRequest");
    }

    [Theory]
    [InlineData("A")]
    [InlineData("a b")]
    [InlineData("../a")]
    [InlineData("a/b")]
    [InlineData("\u00E4")]
    [InlineData("a\\u0000")]
    [InlineData("-")]
    public async Task WrongNameInTheBody_Is422_WithEverythingElseThatIsWrong(string name)
    {
        var response = (await _api.PostAsync(_collection, $$$"""{"metadata":{"name":"{{{name}}}"},"spec":{"http":[{"route":[{"destination":{"host":""}}]}]}}""")).Refused(422, "Invalid");

        Assert.Contains(("FieldValueInvalid", "metadata.name"), response.Causes);
        Assert.Contains(("FieldValueRequired", "spec.http[0].route[0].destination.host"), response.Causes);
    }

    [Fact]
    public async Task NoNameInTheBody_Is422_WithEverythingElseThatIsWrong()
    {
        var response = (await _api.PostAsync(_collection, """{"spec":{"http":[{"route":[{"destination":{"host":""}}]}]}}""")).Refused(422, "Invalid");

        Assert.Contains(("FieldValueRequired", "metadata.name"), response.Causes);
        Assert.Contains(("FieldValueRequired", "spec.http[0].route[0].destination.host"), response.Causes);
    }

    [Fact]
    public async Task LongestName_IsTaken()
    {
        var name = new string('a', 253);

        (await _api.PostAsync(_collection, Sample.Json("VirtualService", "v1", name))).Is(HttpStatusCode.Created);
        (await _api.GetAsync($"{_collection}/{name}")).Is(HttpStatusCode.OK);
    }

    [Fact]
    public async Task GenerateName_MakesANewNameEachTime()
    {
        const string Body = """{"metadata":{"generateName":"web-"},"spec":{"hosts":["a.example.com"],"http":[{"route":[{"destination":{"host":"a"}}]}]}}""";

        var first = (await _api.PostAsync(_collection, Body)).Is(HttpStatusCode.Created);
        var second = (await _api.PostAsync(_collection, Body)).Is(HttpStatusCode.Created);

        Assert.Matches("^web-[bcdfghjklmnpqrstvwxz2456789]{5}$", (string?)first.Metadata["name"]);
        Assert.NotEqual((string?)first.Metadata["name"], (string?)second.Metadata["name"]);
        Assert.Equal("web-", (string?)first.Metadata["generateName"]);
        (await _api.GetAsync($"{_collection}/{first.Metadata["name"]}")).Is(HttpStatusCode.OK);
    }

    [Fact]
    public async Task LongPrefix_IsCut()
    {
        var prefix = new string('a', 70);
        var body = $$$"""{"metadata":{"generateName":"{{{prefix}}}"},"spec":{"hosts":["a.example.com"],"http":[{"route":[{"destination":{"host":"a"}}]}]}}""";

        var created = (await _api.PostAsync(_collection, body)).Is(HttpStatusCode.Created);

        Assert.Equal(63, ((string)created.Metadata["name"]!).Length);
    }

    [Fact]
    public async Task PrefixThatCannotBeginAName_Is422()
    {
        var response = await _api.PostAsync(_collection, """{"metadata":{"generateName":"Web-"},"spec":{"hosts":["a.example.com"],"http":[{"route":[{"destination":{"host":"a"}}]}]}}""");

        Assert.Equal([("FieldValueInvalid", "metadata.generateName")], response.Refused(422, "Invalid").Causes);
    }
}
