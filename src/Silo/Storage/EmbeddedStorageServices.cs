using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans.Runtime.Hosting;
using Orleans.Serialization.Serializers;
using Orleans.Storage;
using OrleansMesh.Grains.Storage;

namespace OrleansMesh.Silo.Storage;

/// <summary>Puts the embedded storage into a silo.</summary>
internal static class EmbeddedStorageServices
{
    /// <summary>Keeps resources and grains' state in <c>mesh.db</c> in <paramref name="directory"/>.</summary>
    /// <remarks>
    /// The file is opened before the first hosted service starts, so that a folder that cannot be used ends the start with
    /// <see cref="Hosting.StartupException"/>, and closed when the container is disposed.
    /// </remarks>
    public static IServiceCollection AddEmbeddedStorage(this IServiceCollection services, string directory)
    {
        services.TryAddSingleton<StorageMetrics>();
        services.AddSingleton(provider => EmbeddedDatabase.Open(
            directory, provider.GetRequiredService<StorageMetrics>(), provider.GetRequiredService<ILogger<EmbeddedDatabase>>()));
        services.AddSingleton<IMeshStore, EmbeddedMeshStore>();
        services.AddHostedService<EmbeddedStorageStart>();
        services.AddGrainStorage(GrainStorageNames.Mesh, (provider, _) => new EmbeddedGrainStorage(
            provider.GetRequiredService<EmbeddedDatabase>(),
            ActivatorUtilities.CreateInstance<OrleansGrainStorageSerializer>(provider),
            provider.GetRequiredService<IActivatorProvider>()));
        return services;
    }
}
