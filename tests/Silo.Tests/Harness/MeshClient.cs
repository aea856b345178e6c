using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace OrleansMesh.Silo.Tests.Harness;

/// <summary>An Orleans client of a silo, as an edge is one.</summary>
internal sealed class MeshClient : IAsyncDisposable
{
    private readonly IHost _host;

    private MeshClient(IHost host) => _host = host;

    public IGrainFactory Grains => _host.Services.GetRequiredService<IGrainFactory>();

    public static async Task<MeshClient> ConnectAsync(TestSilo silo)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Logging.ClearProviders();
        builder.UseOrleansClient(client => client.UseLocalhostClustering(silo.GatewayPort, "orleansmesh", "orleansmesh"));
        var host = builder.Build();
        await host.StartAsync(TestContext.Current.CancellationToken);
        return new MeshClient(host);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync(CancellationToken.None);
        _host.Dispose();
    }
}
