using OrleansMesh.Abstractions.Registry;
using OrleansMesh.Abstractions.Resources;

namespace OrleansMesh.Grains.Tests.Registry;

/// <summary>What the mesh knows of a host, at every change.</summary>
public sealed class ServiceGrainTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private MeshCluster _mesh = null!;

    public async ValueTask InitializeAsync() => _mesh = await MeshCluster.StartAsync(_folder);

    public async ValueTask DisposeAsync()
    {
        await _mesh.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Host_IsDescribedAsEveryAcknowledgedChangeLeftIt()
    {
        const string Host = "reviews.default.svc.cluster.local";
        var grain = _mesh.Grains.GetGrain<IServiceGrain>(Host);
        Assert.Null(await grain.Describe());

        await ApplyAsync("Service", "reviews", Manifest.Service("reviews"));
        var bare = await grain.Describe();
        Assert.Equal((Host, 1L), (bare!.Host, bare.Revision));
        Assert.Equal([new ResourceId("Service", "default", "reviews")], bare.DefinedBy);
        Assert.Equal([new ServicePortDescription("http", 8000)], bare.Ports);
        Assert.Empty(bare.Workloads);

        await ApplyAsync("WorkloadEntry", "w1", Manifest.WorkloadEntry("w1", "reviews", "10.0.0.1"));
        await ApplyAsync("WorkloadEntry", "w2", Manifest.WorkloadEntry("w2", "reviews", "10.0.0.2", "v2"));
        await ApplyAsync("WorkloadEntry", "other", Manifest.WorkloadEntry("other", "ratings", "10.0.0.3"));
        await ApplyAsync("DestinationRule", "reviews", Manifest.DestinationRule("reviews", "reviews"));
        var full = await grain.Describe();
        Assert.Equal(5, full!.Revision);
        Assert.Equal(["10.0.0.1", "10.0.0.2"], full.Workloads.Select(workload => workload.Address).Order(StringComparer.Ordinal));
        Assert.Equal([("v1", 1), ("v2", 1)], full.Subsets.OrderBy(subset => subset.Key, StringComparer.Ordinal).Select(subset => (subset.Key, subset.Value)));

        await ApplyAsync("WorkloadEntry", "w2", Manifest.WorkloadEntry("w2", "reviews", "10.0.0.4", "v2"));
        Assert.Equal(["10.0.0.1", "10.0.0.4"], (await grain.Describe())!.Workloads.Select(workload => workload.Address).Order(StringComparer.Ordinal));
        await _mesh.Resource("WorkloadEntry", "w1").Delete(WriteOptions.Default);
        await ApplyAsync("VirtualService", "unrelated", Manifest.VirtualService("unrelated"));
        var changed = await grain.Describe();
        Assert.Equal(8, changed!.Revision);
        Assert.Equal(["10.0.0.4"], changed.Workloads.Select(workload => workload.Address));

        await _mesh.Resource("Service", "reviews").Delete(WriteOptions.Default);
        Assert.Null(await grain.Describe());
    }

    private async Task ApplyAsync(string kind, string name, ManifestText manifest)
    {
        var written = await _mesh.Resource(kind, name).Apply(manifest, WriteOptions.Default);
        Assert.True(written.Accepted, string.Join("; ", written.Errors));
    }
}
