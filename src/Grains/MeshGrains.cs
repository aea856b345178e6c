using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans.Serialization;

namespace OrleansMesh.Grains;

/// <summary>Puts the control plane's grains into a silo.</summary>
internal static class MeshGrains
{
    /// <summary>The key of the clock that the grains go by. Orleans has a clock of its own, which must run on when somebody sets this one.</summary>
    public const string Clock = "mesh";

    /// <summary>Adds the grains. Besides, the silo needs an <see cref="Storage.IMeshStore"/> and a grain storage named <see cref="Storage.GrainStorageNames.Mesh"/>.</summary>
    public static ISiloBuilder AddMeshGrains(this ISiloBuilder silo, MeshGrainOptions? options = null)
    {
        silo.Services.AddSerializer(serializer => serializer
            .AddAssembly(typeof(MeshGrains).Assembly)
            .AddAssembly(typeof(Abstractions.Resources.ResourceId).Assembly));
        silo.Services.TryAddKeyedSingleton(Clock, TimeProvider.System);
        silo.Services.TryAddSingleton(options ?? new MeshGrainOptions());
        silo.Services.TryAddSingleton<GrainMetrics>();
        silo.Services.TryAddSingleton<Analysis.AnalysisCache>();
        return silo;
    }
}
