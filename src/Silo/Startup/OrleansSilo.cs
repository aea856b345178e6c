using OrleansMesh.Grains;
using OrleansMesh.Silo.Storage;

namespace OrleansMesh.Silo.Startup;

/// <summary>The Orleans silo inside of the host, with the grains and their storage.</summary>
internal static class OrleansSilo
{
    public static void Add(WebApplicationBuilder builder, SiloSettings settings, DataFolder folder) =>
        builder.UseOrleans(silo =>
        {
            silo.UseLocalhostClustering(settings.Silo.SiloPort, settings.Silo.GatewayPort, null, settings.Mesh.ServiceId, settings.Mesh.ClusterId);
            settings.Silo.Grains.DomainSuffix = settings.Mesh.DomainSuffix;
            settings.Silo.Grains.OutboundTrafficPolicy = settings.Mesh.OutboundTrafficPolicy;
            silo.AddMeshGrains(settings.Silo.Grains);
            silo.Services.AddEmbeddedStorage(folder.Path);
        });
}
