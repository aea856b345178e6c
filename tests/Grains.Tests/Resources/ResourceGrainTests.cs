using System.Text.Json;
using OrleansMesh.Abstractions.Feed;
using OrleansMesh.Abstractions.Resources;

namespace OrleansMesh.Grains.Tests.Resources;

public sealed class ResourceGrainTests : IAsyncLifetime
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
        var metadata = JsonDocument.Parse(created.Resource.Json).RootElement.GetProperty("metadata");
        Assert.Equal("1", metadata.GetProperty("resourceVersion").GetString());
        Assert.Equal(1, metadata.GetProperty("generation").GetInt64());
        Assert.Equal(36, metadata.GetProperty("uid").GetString()!.Length);
    }
}
