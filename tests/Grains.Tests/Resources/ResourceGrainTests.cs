using System.Text.Json;
using OrleansMesh.Abstractions.Feed;
using OrleansMesh.Abstractions.Resources;

namespace OrleansMesh.Grains.Tests.Resources;

/// <summary>What a write comes to, and what metadata the control plane keeps.</summary>
public sealed class ResourceGrainTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private readonly ShiftedTime _time = new(new DateTimeOffset(2026, 11, 24, 10, 20, 30, 999, TimeSpan.Zero));
    private MeshCluster _mesh = null!;

    public async ValueTask InitializeAsync() => _mesh = await MeshCluster.StartAsync(_folder, time: _time);

    public async ValueTask DisposeAsync()
    {
        await _mesh.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task CreatedResource_IsReadBackAndListed()
    {
        var grain = _mesh.VirtualService("reviews");
        var created = await grain.Create(Manifest.VirtualService("reviews"), WriteOptions.Default);

        Assert.Equal(WriteOutcome.Created, created.Outcome);
        Assert.Equal(1, created.Resource!.Revision);
        Assert.Equal(created.Resource, await grain.Get());
        var list = await _mesh.Relay().List(new ListQuery("VirtualService", null));
        Assert.Equal(1, list.Revision);
        Assert.Equal([created.Resource], list.Resources);
    }

    [Fact]
    public async Task ServerMetadata_IsTheServersWhateverTheManifestSays()
    {
        var manifest = Manifest.VirtualService(
            "reviews", metadata: "uid: made-up, generation: 77, creationTimestamp: '2001-01-01T00:00:00Z', selfLink: /x, annotations: { a: b }");
        var created = Metadata(await _mesh.VirtualService("reviews").Create(manifest, WriteOptions.Default));

        Assert.Equal("1", created.GetProperty("resourceVersion").GetString());
        Assert.Equal(1, created.GetProperty("generation").GetInt64());
        Assert.True(Guid.TryParse(created.GetProperty("uid").GetString(), out _));
        Assert.Equal("2026-11-24T10:20:30Z", created.GetProperty("creationTimestamp").GetString());
        Assert.False(created.TryGetProperty("selfLink", out _));
        Assert.Equal("b", created.GetProperty("annotations").GetProperty("a").GetString());
    }

    [Fact]
    public async Task Generation_RisesOnlyWithTheSpec()
    {
        var grain = _mesh.VirtualService("reviews");
        var created = Metadata(await grain.Create(Manifest.VirtualService("reviews"), WriteOptions.Default));
        _time.Advance(TimeSpan.FromHours(1));
        var labelled = Metadata(await grain.Replace(Manifest.VirtualService("reviews", metadata: "labels: { a: b }"), WriteOptions.Default));
        var routed = Metadata(await grain.Replace(Manifest.VirtualService("reviews", "ratings"), WriteOptions.Default));

        Assert.Equal(1, labelled.GetProperty("generation").GetInt64());
        Assert.Equal("2", labelled.GetProperty("resourceVersion").GetString());
        Assert.Equal(2, routed.GetProperty("generation").GetInt64());
        Assert.Equal("3", routed.GetProperty("resourceVersion").GetString());
        Assert.Equal(created.GetProperty("uid").GetString(), routed.GetProperty("uid").GetString());
        Assert.Equal(created.GetProperty("creationTimestamp").GetString(), routed.GetProperty("creationTimestamp").GetString());
    }

    [Fact]
    public async Task SameManifestAgain_TakesNoRevision()
    {
        var grain = _mesh.VirtualService("reviews");
        var created = await grain.Apply(Manifest.VirtualService("reviews", metadata: "labels: { a: b, c: d }"), WriteOptions.Default);
        var again = await grain.Apply(Manifest.VirtualService("reviews", metadata: "labels: { c: d, a: b }"), WriteOptions.Default);

        Assert.Equal(WriteOutcome.Unchanged, again.Outcome);
        Assert.Equal(created.Resource, again.Resource);
        Assert.Equal(1, (await _mesh.Relay().List(new ListQuery("VirtualService", null))).Revision);
    }

    [Fact]
    public async Task ResourceMadeAnewAfterDeletion_IsAnotherOne()
    {
        var grain = _mesh.VirtualService("reviews");
        var first = await grain.Create(Manifest.VirtualService("reviews"), WriteOptions.Default);
        var deleted = await grain.Delete(WriteOptions.Default);
        Assert.Null(await grain.Get());
        var second = await grain.Create(Manifest.VirtualService("reviews"), WriteOptions.Default);

        Assert.Equal(WriteOutcome.Deleted, deleted.Outcome);
        Assert.Equal(first.Resource, deleted.Resource);
        Assert.Equal(3, second.Resource!.Revision);
        Assert.NotEqual(Metadata(first).GetProperty("uid").GetString(), Metadata(second).GetProperty("uid").GetString());
    }

    [Fact]
    public async Task StatusInTheManifest_IsIgnored()
    {
        var json = """{"apiVersion":"networking.istio.io/v1beta1","kind":"VirtualService","metadata":{"name":"r"},"spec":{"hosts":["r"],"http":[{"route":[{"destination":{"host":"r"}}]}]},"status":{"x":1}}""";
        var created = await _mesh.VirtualService("r").Create(ManifestText.Json(json), WriteOptions.Default);
        var root = JsonDocument.Parse(created.Resource!.Json).RootElement;

        Assert.False(root.TryGetProperty("status", out _));
        Assert.Equal("networking.istio.io/v1", root.GetProperty("apiVersion").GetString());
        Assert.Equal("default", root.GetProperty("metadata").GetProperty("namespace").GetString());
    }

    [Fact]
    public async Task MissingResource_IsNotFound()
    {
        var grain = _mesh.VirtualService("nobody");
        Assert.Null(await grain.Get());
        Assert.Equal(WriteOutcome.NotFound, (await grain.Replace(Manifest.VirtualService("nobody"), WriteOptions.Default)).Outcome);
        Assert.Equal(WriteOutcome.NotFound, (await grain.MergePatch(ManifestText.Json("{}"), WriteOptions.Default)).Outcome);
        Assert.Equal(WriteOutcome.NotFound, (await grain.Delete(WriteOptions.Default)).Outcome);
    }

    [Fact]
    public async Task CreatingTwice_AnswersAlreadyExists()
    {
        var grain = _mesh.VirtualService("reviews");
        var first = await grain.Create(Manifest.VirtualService("reviews"), WriteOptions.Default);
        var second = await grain.Create(Manifest.VirtualService("reviews", "other"), WriteOptions.Default);
        Assert.Equal(WriteOutcome.AlreadyExists, second.Outcome);
        Assert.Equal(first.Resource, second.Resource);
    }

    [Fact]
    public async Task DryRun_AnswersAsAWriteWouldAndStoresNothing()
    {
        var dry = new WriteOptions { DryRun = true };
        var grain = _mesh.VirtualService("reviews");
        Assert.Equal(WriteOutcome.Created, (await grain.Apply(Manifest.VirtualService("reviews"), dry)).Outcome);
        Assert.Null(await grain.Get());

        var created = await grain.Create(Manifest.VirtualService("reviews"), WriteOptions.Default);
        var changed = await grain.Apply(Manifest.VirtualService("reviews", "other"), dry);
        Assert.Equal(WriteOutcome.Updated, changed.Outcome);
        Assert.Equal(2, Metadata(changed).GetProperty("generation").GetInt64());
        Assert.Equal(WriteOutcome.Deleted, (await grain.Delete(dry)).Outcome);
        Assert.Equal(created.Resource, await grain.Get());
    }

    [Fact]
    public async Task EveryKind_HasItsGrain()
    {
        Assert.True((await _mesh.Resource("Service", "a").Apply(Manifest.Service("a"), WriteOptions.Default)).Accepted);
        Assert.True((await _mesh.Resource("DestinationRule", "a").Apply(Manifest.DestinationRule("a", "a"), WriteOptions.Default)).Accepted);
        Assert.True((await _mesh.Resource("WorkloadEntry", "a").Apply(Manifest.WorkloadEntry("a", "a", "10.0.0.1"), WriteOptions.Default)).Accepted);
        Assert.True((await _mesh.Resource("ServiceEntry", "a").Apply(Manifest.ServiceEntry("a", "a.example.com"), WriteOptions.Default)).Accepted);
        Assert.True((await _mesh.Resource("Gateway", "a").Apply(Manifest.Gateway("a"), WriteOptions.Default)).Accepted);
        Assert.Equal(5, (await _mesh.Relay(1).List(new ListQuery("Service", "default"))).Revision);
        Assert.Empty((await _mesh.Relay(1).List(new ListQuery("Service", "elsewhere"))).Resources);
    }

    private static JsonElement Metadata(WriteResult result) => JsonDocument.Parse(result.Resource!.Json).RootElement.GetProperty("metadata");
}
