using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using OrleansMesh.Abstractions.Edges;
using OrleansMesh.Abstractions.Feed;
using OrleansMesh.Abstractions.Resources;
using OrleansMesh.Manifests;
using OrleansMesh.Silo;

namespace OrleansMesh.EdgeNode.Tests.Fixtures;

/// <summary>A real silo with a real database, in this process.</summary>
internal sealed class TestSilo : IAsyncDisposable
{
    private readonly SiloHost _host;

    private TestSilo(SiloHost host) => _host = host;

    public IGrainFactory Grains => _host.Services.GetRequiredService<IGrainFactory>();

    public static async Task<TestSilo> StartAsync(MeshSettings settings)
    {
        var host = SiloHost.Create(settings.Build(), NullLoggerFactory.Instance);
        await host.StartAsync(TestContext.Current.CancellationToken);
        return new TestSilo(host);
    }

    /// <summary>Applies the documents of <paramref name="yaml"/>; all must be accepted.</summary>
    /// <returns>The revision of the last.</returns>
    public async Task<long> ApplyAsync(string yaml)
    {
        var revision = 0L;
        foreach (var read in ManifestReader.ReadYamlDocuments(yaml))
        {
            var key = read.Resource!.Key;
            var grain = Grains.GetResourceGrain(new ResourceId(key.Kind.ToString(), key.Namespace, key.Name));
            var result = await grain.Apply(ManifestText.Json(ManifestWriter.ToJson(read.Resource)), WriteOptions.Default);
            Assert.True(result.Accepted, $"{key}: {result.Outcome} {string.Join(", ", result.Errors)}");
            revision = result.Resource!.Revision;
        }

        return revision;
    }

    /// <summary>Deletes a VirtualService.</summary>
    /// <returns>The revision of the mesh afterwards.</returns>
    public async Task<long> DeleteAsync(string name)
    {
        Assert.True((await Grains.GetGrain<IVirtualServiceGrain>($"default/{name}").Delete(WriteOptions.Default)).Accepted);
        return (await Grains.GetGrain<IFeedRelayGrain>(0).List(new ListQuery("VirtualService", null))).Revision;
    }

    public IEdgeGrain Edge(string name) => Grains.GetGrain<IEdgeGrain>(name);

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        await _host.DisposeAsync();
    }
}
