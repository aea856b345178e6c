using System.Net;
using OrleansMesh.Abstractions.Edges;
using OrleansMesh.Silo.Tests.Harness;

namespace OrleansMesh.Silo.Tests.Api;

/// <summary>The switch of mirroring as operators set it. Each test has a silo of its own: there is one switch.</summary>
public sealed class SwitchTests : IAsyncLifetime
{
    private const string All = "/apis/orleansmesh.io/v1alpha1/mirrorswitches";
    private const string Mesh = $"{All}/mesh";

    private readonly TemporaryFolder _folder = new();
    private TestSilo? _silo;

    private ApiClient Api => _silo!.Api;

    public async ValueTask InitializeAsync() => _silo = await TestSilo.StartAsync(_folder.Path);

    public async ValueTask DisposeAsync()
    {
        await _silo!.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task UntouchedSwitch_IsThere()
    {
        var read = (await Api.GetAsync(Mesh)).Is(HttpStatusCode.OK).Json;
        Assert.Equal("""{"suspend":false,"reason":""}""", read["spec"]!.ToJsonString());
        Assert.Equal("""{"version":0,"edges":{"present":0,"confirmed":0,"unconfirmed":[]}}""", read["status"]!.ToJsonString());
        var list = (await Api.GetAsync(All)).Is(HttpStatusCode.OK);
        Assert.Equal(("MirrorSwitchList", "mesh"), ((string?)list.Json["kind"], Assert.Single(list.Names)));
        (await Api.GetAsync($"{All}/other")).Refused(404, "NotFound");
        (await Api.PatchAsync($"{All}/other", "{}")).Refused(404, "NotFound");
        (await Api.DeleteAsync(Mesh)).Refused(405, "MethodNotAllowed");
        (await Api.PostAsync(All, "{}")).Refused(405, "MethodNotAllowed");
    }

    [Fact]
    public async Task Patch_ThrowsAndLiftsTheSwitch_AndLastsOverARestart()
    {
        var thrown = (await Api.PatchAsync($"{Mesh}?fieldManager=ops", """{"spec":{"suspend":true,"reason":"database on fire"}}""")).Is(HttpStatusCode.OK).Json;
        Assert.Equal("""{"suspend":true,"reason":"database on fire"}""", thrown["spec"]!.ToJsonString());
        Assert.Equal("ops", (string?)thrown["status"]!["changedBy"]);
        Assert.NotNull(thrown["status"]!["since"]);

        await _silo!.DisposeAsync();
        _silo = await TestSilo.StartAsync(_folder.Path);
        var read = (await Api.GetAsync(Mesh)).Is(HttpStatusCode.OK).Json;
        Assert.Equal(thrown["metadata"]!.ToJsonString(), read["metadata"]!.ToJsonString());
        Assert.Equal(thrown["spec"]!.ToJsonString(), read["spec"]!.ToJsonString());

        var lifted = (await Api.PatchAsync(Mesh, """{"spec":{"suspend":false,"reason":null}}""", "application/strategic-merge-patch+json")).Is(HttpStatusCode.OK).Json;
        Assert.Equal("""{"suspend":false,"reason":""}""", lifted["spec"]!.ToJsonString());
        Assert.True((long)lifted["status"]!["version"]! > (long)thrown["status"]!["version"]!);
    }

    [Fact]
    public async Task Put_ReplacesTheSpec_AndHoldsTheVersionItNames()
    {
        const string Thrown = """{"apiVersion":"orleansmesh.io/v1alpha1","kind":"MirrorSwitch","metadata":{"name":"mesh"},"spec":{"suspend":true}}""";
        var first = (await Api.PutAsync(Mesh, Thrown)).Is(HttpStatusCode.OK).Json;
        var version = (string)first["metadata"]!["resourceVersion"]!;
        (await Api.PutAsync(Mesh, """{"metadata":{"resourceVersion":"7"},"spec":{}}""")).Refused(409, "Conflict");
        (await Api.PatchAsync(Mesh, """{"metadata":{"resourceVersion":"7"},"spec":{"suspend":false}}""")).Refused(409, "Conflict");
        var trial = (await Api.PutAsync($"{Mesh}?dryRun=All", $$"""{"metadata":{"resourceVersion":"{{version}}"} }""")).Is(HttpStatusCode.OK).Json;
        Assert.False((bool)trial["spec"]!["suspend"]!);
        Assert.True((bool)(await Api.GetAsync(Mesh)).Json["spec"]!["suspend"]!);
        var lifted = (await Api.PutAsync(Mesh, $$"""{"metadata":{"resourceVersion":"{{version}}"} }""")).Is(HttpStatusCode.OK).Json;
        Assert.False((bool)lifted["spec"]!["suspend"]!);
        var applied = (await Api.PatchAsync($"{Mesh}?fieldManager=x", Thrown, "application/apply-patch+yaml")).Is(HttpStatusCode.OK).Json;
        Assert.True((bool)applied["spec"]!["suspend"]!);
    }

    [Theory]
    [InlineData("""{"spec":{"suspend":"yes"}}""", "spec.suspend")]
    [InlineData("""{"spec":{"suspend":1}}""", "spec.suspend")]
    [InlineData("""{"spec":{"reason":1}}""", "spec.reason")]
    [InlineData("""{"spec":{"reason":"a\nb"}}""", "spec.reason")]
    [InlineData("""{"spec":[]}""", "spec")]
    [InlineData("""{"metadata":{"resourceVersion":"x"}}""", "metadata.resourceVersion")]
    public async Task WrongField_IsRefusedByItsPath(string body, string field)
    {
        Assert.Equal(field, Assert.Single((await Api.PatchAsync(Mesh, body)).Refused(422, "Invalid").Causes).Field);
        Assert.Equal(0, (long)(await Api.GetAsync(Mesh)).Json["status"]!["version"]!);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("")]
    [InlineData("""{"spec":{"suspend":true,"suspend":false}}""")]
    [InlineData("""{"spec":{"suspended":true}}""")]
    [InlineData("""{"suspend":true}""")]
    [InlineData("""{"kind":"Pod"}""")]
    [InlineData("""{"metadata":{"name":"other"}}""")]
    public async Task WrongBody_IsRefused(string body)
    {
        (await Api.PatchAsync(Mesh, body)).Refused(400, "BadRequest");
        Assert.Equal(0, (long)(await Api.GetAsync(Mesh)).Json["status"]!["version"]!);
    }

    [Fact]
    public async Task WhatIsPassedOver_IsNamed()
    {
        var answer = (await Api.PatchAsync($"{Mesh}?fieldValidation=Warn", """{"metadata":{"annotations":{"a":"b"}},"spec":{"suspend":true,"more":1}}""")).Is(HttpStatusCode.OK);
        Assert.Equal(2, answer.Warnings.Count);
        (await Api.PatchAsync(Mesh, """{"spec":{}}""", "application/json-patch+json")).Refused(415, "UnsupportedMediaType");
    }

    [Fact]
    public async Task Edges_ConfirmTheVersionTheyGoBy()
    {
        await using var client = await MeshClient.ConnectAsync(_silo!);
        var version = (long)(await Api.PatchAsync(Mesh, """{"spec":{"suspend":true}}""")).Json["status"]!["version"]!;
        await ReportAsync("a", version, final: false);
        await ReportAsync("b", version - 1, final: false);
        await ReportAsync("gone", 0, final: true);

        var status = (await Api.GetAsync(Mesh)).Is(HttpStatusCode.OK).Json["status"]!;
        Assert.Equal("""{"present":2,"confirmed":1,"unconfirmed":["b"]}""", status["edges"]!.ToJsonString());
        var node = (await Api.GetAsync("/apis/orleansmesh.io/v1alpha1/edgenodes/a")).Json["status"]!["mirroring"]!;
        Assert.Equal($$"""{"suspended":true,"switchVersion":{{version}}}""", node.ToJsonString());

        Task ReportAsync(string edge, long holds, bool final) =>
            client.Grains.GetGrain<IEdgeGrain>(edge).Report(EdgeReports.Report("i1", 1, 0) with { SwitchVersion = holds, Suspended = true, Final = final });
    }
}
