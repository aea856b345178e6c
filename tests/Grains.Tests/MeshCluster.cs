using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans.TestingHost;
using OrleansMesh.Abstractions.Edges;
using OrleansMesh.Abstractions.Feed;
using OrleansMesh.Abstractions.Resources;
using OrleansMesh.Abstractions.Statistics;
using OrleansMesh.Grains.Storage;
using OrleansMesh.Silo.Storage;

namespace OrleansMesh.Grains.Tests;

/// <summary>A silo with the mesh's grains over a real database in a folder.</summary>
internal sealed class MeshCluster : IAsyncDisposable
{
    private readonly InProcessTestCluster _cluster;

    private MeshCluster(InProcessTestCluster cluster) => _cluster = cluster;

    public IGrainFactory Grains => _cluster.Client;

    public IServiceProvider SiloServices => _cluster.Silos[0].ServiceProvider;

    public IMeshStore Store => SiloServices.GetRequiredService<IMeshStore>();

    /// <summary>Starts it.</summary>
    /// <param name="folder">Where the database is.</param>
    /// <param name="options">Bounds; those of the product where none are given.</param>
    /// <param name="wrap">What stands between the grains and the store; nothing where null.</param>
    /// <param name="time">The clock; the system's where null.</param>
    public static async Task<MeshCluster> StartAsync(
        TemporaryFolder folder, MeshGrainOptions? options = null, Func<IMeshStore, IMeshStore>? wrap = null, TimeProvider? time = null)
    {
        var builder = new InProcessTestClusterBuilder(1);
        builder.Options.ConfigureFileLogging = false;
        builder.ConfigureSilo((_, silo) =>
        {
            if (time is not null)
            {
                silo.Services.AddKeyedSingleton(MeshGrains.Clock, time);
            }

            silo.Services.AddEmbeddedStorage(folder.Path);
            if (wrap is not null)
            {
                silo.Services.Replace(ServiceDescriptor.Singleton(provider => wrap(ActivatorUtilities.CreateInstance<EmbeddedMeshStore>(provider))));
            }

            silo.AddMeshGrains(options);
        });
        var cluster = builder.Build();
        await cluster.DeployAsync();
        var mesh = new MeshCluster(cluster);

        // Makes the store now, so that tests can set its faults before anything is written.
        Assert.NotNull(mesh.Store);
        return mesh;
    }

    public IResourceGrain Resource(string kind, string name, string space = "default") => Grains.GetResourceGrain(new ResourceId(kind, space, name));

    public IVirtualServiceGrain VirtualService(string name, string space = "default") => Grains.GetGrain<IVirtualServiceGrain>($"{space}/{name}");

    public IFeedRelayGrain Relay(int relay = 0) => Grains.GetGrain<IFeedRelayGrain>(relay);

    public IEdgeGrain Edge(string name) => Grains.GetGrain<IEdgeGrain>(name);

    public IEdgeDirectoryGrain Edges => Grains.GetGrain<IEdgeDirectoryGrain>(0);

    public IMirrorStatsGrain Stats(string virtualService) => Grains.GetGrain<IMirrorStatsGrain>(virtualService);

    public async ValueTask DisposeAsync() => await _cluster.DisposeAsync();
}
