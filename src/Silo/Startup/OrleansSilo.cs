using Orleans.Configuration;

namespace OrleansMesh.Silo.Startup;

/// <summary>The Orleans silo inside of the host.</summary>
internal static class OrleansSilo
{
    public static void Add(WebApplicationBuilder builder, SiloSettings settings) =>
        builder.UseOrleans(silo =>
        {
            silo.UseLocalhostClustering(settings.Silo.SiloPort, settings.Silo.GatewayPort, null, settings.Mesh.ServiceId, settings.Mesh.ClusterId);
            silo.Configure<SiloMessagingOptions>(messaging => messaging.ResponseTimeout = settings.Silo.CallTimeout);
        });
}
