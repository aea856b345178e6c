using System.Net;
using Microsoft.Extensions.Logging;
using OrleansMesh.Silo.Tests.Harness;

namespace OrleansMesh.Silo.Tests.Api;

/// <summary>Trials (<c>dryRun</c>), field validation, warnings, and the log of writes.</summary>
public sealed class TrialAndWarningTests(SharedSilo shared)
{
    private const string Retries = """{"spec":{"http":[{"route":[{"destination":{"host":"a"}}],"retries":{"attempts":3,"retryRemoteLocalities":true}}]}}""";

    private readonly ApiClient _api = shared.Api;
    private readonly string _space = Sample.NewNamespace();

    private string Collection => Sample.Collection("VirtualService", "v1", _space);

    [Fact]
    public async Task Trial_AnswersAsARealWrite_AndStoresNothing()
    {
        var tried = (await _api.PostAsync($"{Collection}?dryRun=All", Sample.Json("VirtualService", "v1", "a"))).Is(HttpStatusCode.Created);
        Assert.Equal("a", (string?)tried.Metadata["name"]);
        (await _api.GetAsync($"{Collection}/a")).Refused(404, "NotFound");

        var created = (await _api.PostAsync(Collection, Sample.Json("VirtualService", "v1", "a"))).Is(HttpStatusCode.Created);
        (await _api.PatchAsync($"{Collection}/a?dryRun=All", """{"metadata":{"labels":{"a":"b"}}}""")).Is(HttpStatusCode.OK);
        (await _api.PostAsync($"{Collection}?dryRun=All", Sample.Json("VirtualService", "v1", "a"))).Refused(409, "AlreadyExists");
        (await _api.DeleteAsync($"{Collection}/a?dryRun=All")).Is(HttpStatusCode.OK);
        (await _api.DeleteAsync($"{Collection}/a", """{"dryRun":["All"]}""")).Is(HttpStatusCode.OK);

        Assert.Equal(created.Text, (await _api.GetAsync($"{Collection}/a")).Object);
    }

    [Fact]
    public async Task FieldThatIsNotHonoured_IsWarnedOf_OnEveryAcceptedWrite()
    {
        var created = (await _api.PostAsync(Collection, """{"metadata":{"name":"a"},"spec":{"hosts":["a.example.com"],"http":[{"route":[{"destination":{"host":"a"}}],"retries":{"attempts":3,"retryRemoteLocalities":true}}]}}""")).Is(HttpStatusCode.Created);
        var patched = (await _api.PatchAsync($"{Collection}/a", Retries)).Is(HttpStatusCode.OK);
        var replaced = (await _api.PutAsync($"{Collection}/a", created.Text)).Is(HttpStatusCode.OK);
        var tried = (await _api.PatchAsync($"{Collection}/a?dryRun=All", Retries)).Is(HttpStatusCode.OK);

        Assert.All([created, patched, replaced, tried], response => Assert.StartsWith("299 - \"spec.http[0].retries.retryRemoteLocalities is ", Assert.Single(response.Warnings), StringComparison.Ordinal));
        Assert.Empty((await _api.GetAsync($"{Collection}/a")).Warnings);
    }

    [Fact]
    public async Task UnknownField_IsRefusedWarnedOrDropped_AsAsked()
    {
        const string Body = """{"metadata":{"name":"a"},"spec":{"hosts":["a.example.com"],"a\"b":1,"http":[{"route":[{"destination":{"host":"a"}}]}]}}""";

        (await _api.PostAsync(Collection, Body)).Refused(400, "BadRequest");
        (await _api.PostAsync($"{Collection}?fieldValidation=Strict", Body)).Refused(400, "BadRequest");
        var warned = (await _api.PostAsync($"{Collection}?fieldValidation=Warn&dryRun=All", Body)).Is(HttpStatusCode.Created);
        var dropped = (await _api.PostAsync($"{Collection}?fieldValidation=Ignore", Body)).Is(HttpStatusCode.Created);

        var warning = Assert.Single(warned.Warnings);
        Assert.StartsWith("299 - \"unknown field \\\"spec", warning, StringComparison.Ordinal);
        Assert.Empty(dropped.Warnings);
        Assert.DoesNotContain("a\\\"b", dropped.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AcceptedWrite_IsLogged_OthersAreNot()
    {
        (await _api.PostAsync($"{Collection}?fieldManager=me%0Amore", Sample.Json("VirtualService", "v1", "a"))).Is(HttpStatusCode.Created);
        (await _api.PostAsync(Collection, Sample.Json("VirtualService", "v1", "a"))).Refused(409, "AlreadyExists");
        (await _api.PatchAsync($"{Collection}/a?dryRun=All&fieldManager=me", """{"metadata":{"labels":{"a":"b"}}}""")).Is(HttpStatusCode.OK);
        (await _api.PatchAsync($"{Collection}/a?fieldManager=me", "{}")).Is(HttpStatusCode.OK);
        var deleted = (await _api.GetAsync($"{Collection}/a")).Metadata["resourceVersion"];
        (await _api.DeleteAsync($"{Collection}/a?fieldManager=me")).Is(HttpStatusCode.OK);

        Assert.Equal(
            [$"Created VirtualService/{_space}/a (revision {deleted}) by me?more", $"Deleted VirtualService/{_space}/a (revision {deleted}) by me"],
            shared.Silo.Log.At(LogLevel.Information).Where(line => line.Contains($"VirtualService/{_space}/", StringComparison.Ordinal)));
    }
}
