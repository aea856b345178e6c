using System.Net;
using OrleansMesh.Silo.Tests.Harness;

namespace OrleansMesh.Silo.Tests.Api;

/// <summary>Every verb on every kind in every version.</summary>
public sealed class VerbTests(SharedSilo shared)
{
    private readonly ApiClient _api = shared.Api;
    private readonly string _space = Sample.NewNamespace();

    [Theory]
    [ClassData(typeof(KindsAndVersions))]
    public async Task Create_AnswersTheObjectWithWhatTheServerOwns(string kind, string version)
    {
        var created = (await _api.PostAsync(Sample.Collection(kind, version, _space), Sample.Json(kind, version, "a"))).Is(HttpStatusCode.Created);

        Assert.Equal(Sample.ApiVersion(kind, version), (string?)created.Json["apiVersion"]);
        Assert.Equal(kind, (string?)created.Json["kind"]);
        Assert.Equal("a", (string?)created.Metadata["name"]);
        Assert.Equal(_space, (string?)created.Metadata["namespace"]);
        Assert.Equal(1, (int?)created.Metadata["generation"]);
        Assert.True(Guid.TryParse((string?)created.Metadata["uid"], out _));
        Assert.True(long.Parse((string)created.Metadata["resourceVersion"]!, System.Globalization.CultureInfo.InvariantCulture) > 0);
        Assert.Matches("^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$", (string?)created.Metadata["creationTimestamp"]);
        Assert.Equal(Sample.Spec(kind), created.Json["spec"]!.ToJsonString());
    }

    [Theory]
    [ClassData(typeof(KindsAndVersions))]
    public async Task Get_AnswersWhatWasCreated_InTheVersionAsked(string kind, string version)
    {
        var preferred = Sample.Preferred(kind);
        var created = (await _api.PostAsync(Sample.Collection(kind, preferred, _space), Sample.Json(kind, preferred, "a"))).Is(HttpStatusCode.Created);

        var got = (await _api.GetAsync($"{Sample.Collection(kind, version, _space)}/a")).Is(HttpStatusCode.OK);

        Assert.Equal(Sample.ApiVersion(kind, version), (string?)got.Json["apiVersion"]);
        Assert.Equal(created.Metadata.ToJsonString(), got.Metadata.ToJsonString());
        Assert.Equal(created.Json["spec"]!.ToJsonString(), got.Json["spec"]!.ToJsonString());
    }

    [Theory]
    [ClassData(typeof(KindsAndVersions))]
    public async Task List_AnswersOneNamespaceOrAll_InTheVersionAsked(string kind, string version)
    {
        var other = Sample.NewNamespace();
        (await _api.PostAsync(Sample.Collection(kind, version, _space), Sample.Json(kind, version, "b"))).Is(HttpStatusCode.Created);
        (await _api.PostAsync(Sample.Collection(kind, version, _space), Sample.Json(kind, version, "a"))).Is(HttpStatusCode.Created);
        var last = (await _api.PostAsync(Sample.Collection(kind, version, other), Sample.Json(kind, version, "c"))).Is(HttpStatusCode.Created);

        var one = (await _api.GetAsync(Sample.Collection(kind, version, _space))).Is(HttpStatusCode.OK);
        var all = (await _api.GetAsync(Sample.Everywhere(kind, version))).Is(HttpStatusCode.OK);

        Assert.Equal(["a", "b"], one.Names);
        Assert.Equal($"{kind}List", (string?)one.Json["kind"]);
        Assert.Equal(Sample.ApiVersion(kind, version), (string?)one.Json["apiVersion"]);
        Assert.All(one.Items, item => Assert.Equal((Sample.ApiVersion(kind, version), kind), ((string?)item["apiVersion"], (string?)item["kind"])));
        Assert.True(Revision(one) >= Revision(last));
        Assert.Equal(3, all.Items.Count(i => (string?)i["metadata"]!["namespace"] == _space || (string?)i["metadata"]!["namespace"] == other));
    }

    [Theory]
    [ClassData(typeof(KindsAndVersions))]
    public async Task Replace_ChangesTheWholeObject(string kind, string version)
    {
        var collection = Sample.Collection(kind, version, _space);
        var created = (await _api.PostAsync(collection, Sample.Json(kind, version, "a", metadata: ""","labels":{"x":"y"}"""))).Is(HttpStatusCode.Created);

        var replaced = (await _api.PutAsync($"{collection}/a", Sample.Json(kind, version, "a", 2, $$""","resourceVersion":"{{Revision(created)}}" """))).Is(HttpStatusCode.OK);

        Assert.Equal(Sample.Spec(kind, 2), replaced.Json["spec"]!.ToJsonString());
        Assert.Null(replaced.Metadata["labels"]);
        Assert.Equal(2, (int?)replaced.Metadata["generation"]);
        Assert.Equal((string?)created.Metadata["uid"], (string?)replaced.Metadata["uid"]);
        Assert.True(Revision(replaced) > Revision(created));
    }

    [Theory]
    [ClassData(typeof(KindsAndVersions))]
    public async Task MergePatch_ChangesWhatItNames(string kind, string version)
    {
        var collection = Sample.Collection(kind, version, _space);
        (await _api.PostAsync(collection, Sample.Json(kind, version, "a", metadata: ""","labels":{"x":"y","z":"1"}"""))).Is(HttpStatusCode.Created);

        var patched = (await _api.PatchAsync($"{collection}/a", """{"metadata":{"labels":{"x":null,"w":"2"}}}""")).Is(HttpStatusCode.OK);

        Assert.Equal("""{"w":"2","z":"1"}""", Sorted(patched.Metadata["labels"]!));
        Assert.Equal(1, (int?)patched.Metadata["generation"]);
        Assert.Equal(Sample.Spec(kind), patched.Json["spec"]!.ToJsonString());
    }

    [Theory]
    [ClassData(typeof(KindsAndVersions))]
    public async Task Apply_CreatesThenReplaces(string kind, string version)
    {
        var path = $"{Sample.Collection(kind, version, _space)}/a?fieldManager=test";

        var created = (await _api.PatchAsync(path, Sample.Json(kind, version, "a"), "application/apply-patch+yaml")).Is(HttpStatusCode.Created);
        var same = (await _api.PatchAsync(path, Sample.Json(kind, version, "a"), "application/apply-patch+yaml")).Is(HttpStatusCode.OK);
        var changed = (await _api.PatchAsync(path, Sample.Json(kind, version, "a", 2), "application/apply-patch+yaml")).Is(HttpStatusCode.OK);

        Assert.Equal(Revision(created), Revision(same));
        Assert.True(Revision(changed) > Revision(same));
        Assert.Equal(Sample.Spec(kind, 2), changed.Json["spec"]!.ToJsonString());
    }

    [Theory]
    [ClassData(typeof(KindsAndVersions))]
    public async Task Delete_AnswersSuccess_AndTheObjectIsGone(string kind, string version)
    {
        var collection = Sample.Collection(kind, version, _space);
        var created = (await _api.PostAsync(collection, Sample.Json(kind, version, "a"))).Is(HttpStatusCode.Created);

        var deleted = (await _api.DeleteAsync($"{collection}/a", """{"propagationPolicy":"Background"}""")).Is(HttpStatusCode.OK);

        Assert.Equal(("Status", "Success"), ((string?)deleted.Json["kind"], (string?)deleted.Json["status"]));
        Assert.Equal("a", (string?)deleted.Json["details"]!["name"]);
        Assert.Equal((string?)created.Metadata["uid"], (string?)deleted.Json["details"]!["uid"]);
        (await _api.GetAsync($"{collection}/a")).Refused(404, "NotFound");
        Assert.Empty((await _api.GetAsync(collection)).Items);
        (await _api.DeleteAsync($"{collection}/a")).Refused(404, "NotFound");
    }

    private static long Revision(ApiResponse response) => long.Parse((string)response.Metadata["resourceVersion"]!, System.Globalization.CultureInfo.InvariantCulture);

    private static string Sorted(System.Text.Json.Nodes.JsonNode node) =>
        new System.Text.Json.Nodes.JsonObject(node.AsObject().OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => KeyValuePair.Create(p.Key, p.Value?.DeepClone()))).ToJsonString();
}
