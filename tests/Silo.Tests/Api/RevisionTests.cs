using System.Globalization;
using System.Net;
using OrleansMesh.Silo.Tests.Harness;

namespace OrleansMesh.Silo.Tests.Api;

/// <summary>Revisions, generations, uids and preconditions.</summary>
public sealed class RevisionTests(SharedSilo shared)
{
    private readonly ApiClient _api = shared.Api;
    private readonly string _collection = Sample.Collection("VirtualService", "v1", Sample.NewNamespace());

    [Fact]
    public async Task WriteThatChangesNothing_TakesNoRevision()
    {
        var created = await CreateAsync();

        var replaced = await ReplaceAsync(created, 1);
        var patched = (await _api.PatchAsync($"{_collection}/a", """{"spec":{"hosts":["h1.example.com"]}}""")).Is(HttpStatusCode.OK);

        Assert.Equal(created.Text, replaced.Is(HttpStatusCode.OK).Text);
        Assert.Equal(created.Text, patched.Text);
    }

    [Fact]
    public async Task ChangeOfLabels_TakesARevision_ButNoGeneration()
    {
        var created = await CreateAsync();

        var patched = (await _api.PatchAsync($"{_collection}/a", """{"metadata":{"labels":{"a":"b"}}}""")).Is(HttpStatusCode.OK);
        var changed = (await _api.PatchAsync($"{_collection}/a", """{"spec":{"hosts":["other.example.com"]}}""")).Is(HttpStatusCode.OK);

        Assert.True(Revision(patched) > Revision(created));
        Assert.Equal(1, (int?)patched.Metadata["generation"]);
        Assert.Equal(2, (int?)changed.Metadata["generation"]);
    }

    [Fact]
    public async Task RevisionsRise_OverAllKinds()
    {
        var last = 0L;
        var space = Sample.NewNamespace();
        foreach (var kind in (string[])["VirtualService", "DestinationRule", "ServiceEntry", "WorkloadEntry", "Gateway", "Service"])
        {
            var created = (await _api.PostAsync(Sample.Collection(kind, "v1", space), Sample.Json(kind, "v1", "a"))).Is(HttpStatusCode.Created);
            Assert.True(Revision(created) > last);
            last = Revision(created);
        }
    }

    [Fact]
    public async Task Recreation_GetsANewUid()
    {
        var first = await CreateAsync();
        (await _api.DeleteAsync($"{_collection}/a")).Is(HttpStatusCode.OK);
        var second = await CreateAsync();

        Assert.NotEqual((string?)first.Metadata["uid"], (string?)second.Metadata["uid"]);
        Assert.True(Revision(second) > Revision(first) + 1);
    }

    [Fact]
    public async Task ReplaceOfAnOldRevision_Is409()
    {
        var created = await CreateAsync();
        (await ReplaceAsync(created, 2)).Is(HttpStatusCode.OK);

        var late = (await ReplaceAsync(created, 1)).Refused(409, "Conflict");

        Assert.Equal(
            "Operation cannot be fulfilled on virtualservices.networking.istio.io \"a\": the object has been modified; please apply your changes to the latest version and try again",
            late.Message);
    }

    [Fact]
    public async Task ReplaceWithoutARevision_Is422_WithEverythingElseThatIsWrong()
    {
        await CreateAsync();

        var alone = (await _api.PutAsync($"{_collection}/a", Sample.Json("VirtualService", "v1", "a", 2))).Refused(422, "Invalid");
        var more = (await _api.PutAsync($"{_collection}/a", """{"metadata":{"name":"a"},"spec":{"hosts":["a.example.com"],"http":[{"route":[{"destination":{"host":""}}]}]}}""")).Refused(422, "Invalid");

        Assert.Equal([("FieldValueInvalid", "metadata.resourceVersion")], alone.Causes);
        Assert.Equal([("FieldValueInvalid", "metadata.resourceVersion"), ("FieldValueRequired", "spec.http[0].route[0].destination.host")], more.Causes);
        Assert.Equal(1, (int?)(await _api.GetAsync($"{_collection}/a")).Metadata["generation"]);
    }

    [Fact]
    public async Task PatchWithAnOldRevision_Is409()
    {
        var created = await CreateAsync();
        (await ReplaceAsync(created, 2)).Is(HttpStatusCode.OK);

        (await _api.PatchAsync($"{_collection}/a", $$$"""{"metadata":{"resourceVersion":"{{{Revision(created)}}}"} }""")).Refused(409, "Conflict");
    }

    [Fact]
    public async Task PatchWithAnotherUid_Is409()
    {
        await CreateAsync();

        (await _api.PatchAsync($"{_collection}/a", """{"metadata":{"uid":"x","labels":{"a":"b"}}}""")).Refused(409, "Conflict");
    }

    [Fact]
    public async Task DeletionWithWrongPreconditions_Is409_WithRightOnesItIsDone()
    {
        var created = await CreateAsync();

        var uid = (string)created.Metadata["uid"]!;
        (await _api.DeleteAsync($"{_collection}/a?dryRun=All", Precondition("uid", uid))).Is(HttpStatusCode.OK);
        (await _api.DeleteAsync($"{_collection}/a", Precondition("uid", "x"))).Refused(409, "Conflict");
        (await _api.DeleteAsync($"{_collection}/a", Precondition("resourceVersion", Revision(created) + 1))).Refused(409, "Conflict");
        (await _api.DeleteAsync($"{_collection}/a", Precondition("resourceVersion", Revision(created)))).Is(HttpStatusCode.OK);
    }

    [Fact]
    public async Task RacingReplacements_OneWins()
    {
        var created = await CreateAsync();

        var answers = await Task.WhenAll(Enumerable.Range(2, 8).Select(i => ReplaceAsync(created, i)));

        Assert.Single(answers, a => a.Code == HttpStatusCode.OK);
        Assert.Equal(7, answers.Count(a => a.Code == HttpStatusCode.Conflict));
    }

    [Fact]
    public async Task RacingCreations_OneWins()
    {
        var answers = await Task.WhenAll(Enumerable.Range(1, 8).Select(i => _api.PostAsync(_collection, Sample.Json("VirtualService", "v1", "a", i))));

        Assert.Single(answers, a => a.Code == HttpStatusCode.Created);
        Assert.Equal(7, answers.Count(a => a.Code == HttpStatusCode.Conflict));
    }

    [Fact]
    public async Task EveryWrite_IsInTheListAtOnce()
    {
        for (var i = 0; i < 40; i++)
        {
            (await _api.PostAsync(_collection, Sample.Json("VirtualService", "v1", $"n{i:D2}"))).Is(HttpStatusCode.Created);
            Assert.Equal(Enumerable.Range(0, i + 1).Select(n => $"n{n:D2}"), (await _api.GetAsync(_collection)).Names);
        }

        (await _api.DeleteAsync($"{_collection}/n00")).Is(HttpStatusCode.OK);
        Assert.Equal(Enumerable.Range(1, 39).Select(n => $"n{n:D2}"), (await _api.GetAsync(_collection)).Names);
    }

    private static string Precondition(string name, object value) => $"{{\"preconditions\":{{\"{name}\":\"{value}\"}}}}";

    private static long Revision(ApiResponse response) => long.Parse((string)response.Metadata["resourceVersion"]!, CultureInfo.InvariantCulture);

    private async Task<ApiResponse> CreateAsync() => (await _api.PostAsync(_collection, Sample.Json("VirtualService", "v1", "a"))).Is(HttpStatusCode.Created);

    private Task<ApiResponse> ReplaceAsync(ApiResponse known, int change) =>
        _api.PutAsync($"{_collection}/a", Sample.Json("VirtualService", "v1", "a", change, $$$""","resourceVersion":"{{{Revision(known)}}}" """));
}
