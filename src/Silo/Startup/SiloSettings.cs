using OrleansMesh.Hosting;

namespace OrleansMesh.Silo.Startup;

/// <summary>The settings of a silo, read and found good.</summary>
internal sealed record SiloSettings(SiloOptions Silo, MeshOptions Mesh, IReadOnlyList<ListenAddress> Addresses)
{
    private const string UrlsSetting = $"{SiloOptions.Section}:{nameof(SiloOptions.Urls)}";

    public IReadOnlyList<ListenAddress> OrleansAddresses { get; } =
    [
        ListenAddress.OnLoopback("Silo:SiloPort", Silo.SiloPort),
        ListenAddress.OnLoopback("Silo:GatewayPort", Silo.GatewayPort),
    ];

    public static SiloSettings Read(IConfiguration configuration)
    {
        var silo = SettingsBinder.Bind<SiloOptions>(configuration, SiloOptions.Section);
        var mesh = SettingsBinder.Bind<MeshOptions>(configuration, MeshOptions.Section);
        if (mesh.Storage != MeshStorage.Embedded)
        {
            throw new StartupException("Mesh:Storage", $"{mesh.Storage} is not available yet; use {nameof(MeshStorage.Embedded)}");
        }

        if (!string.IsNullOrEmpty(mesh.ConnectionString))
        {
            throw new StartupException("Mesh:ConnectionString", $"is not used by Mesh:Storage={mesh.Storage}");
        }

        if (silo.GatewayPort == silo.SiloPort)
        {
            throw new StartupException("Silo:GatewayPort", $"{silo.GatewayPort} is Silo:SiloPort already");
        }

        var addresses = ListenAddress.ParseAll(UrlsSetting, silo.Urls);
        foreach (var address in addresses)
        {
            Check(address, silo);
        }

        return new SiloSettings(silo, mesh, addresses);
    }

    public void RequireFreePorts()
    {
        foreach (var address in Addresses)
        {
            address.RequireFree();
        }

        foreach (var address in OrleansAddresses)
        {
            address.RequireFree();
        }
    }

    private static void Check(ListenAddress address, SiloOptions silo)
    {
        if (!address.IsLoopback)
        {
            throw new StartupException(UrlsSetting, $"{address.Text} can be reached from other machines; only loopback addresses are served yet");
        }

        if (address.Port == silo.SiloPort || address.Port == silo.GatewayPort)
        {
            throw new StartupException(UrlsSetting, $"{address.Text} uses the port of Silo:SiloPort or Silo:GatewayPort");
        }

        if (address is { Port: 0, Addresses.Count: > 1 })
        {
            throw new StartupException(UrlsSetting, $"{address.Text} cannot take port 0; say 127.0.0.1");
        }
    }
}
