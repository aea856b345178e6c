using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace OrleansMesh.Silo.Tests.Harness;

/// <summary>A real silo on free ports, and a client of its management API.</summary>
internal sealed class TestSilo : IAsyncDisposable
{
    private readonly ILoggerFactory _loggers;

    private TestSilo(SiloHost host, ILoggerFactory loggers, LogLines log, int gatewayPort)
    {
        Host = host;
        _loggers = loggers;
        Log = log;
        GatewayPort = gatewayPort;
        Api = new ApiClient(host.Addresses[0]);
    }

    public SiloHost Host { get; }

    public ApiClient Api { get; }

    public LogLines Log { get; }

    public int GatewayPort { get; }

    public static async Task<TestSilo> StartAsync(string folder, params (string Name, string Value)[] settings)
    {
        var ports = FreePorts.Take(2);
        var all = new Dictionary<string, string?>
        {
            ["Silo:Urls"] = "http://127.0.0.1:0",
            ["Silo:SiloPort"] = ports[0].ToString(CultureInfo.InvariantCulture),
            ["Silo:GatewayPort"] = ports[1].ToString(CultureInfo.InvariantCulture),
            ["Mesh:DataDirectory"] = folder,
        };
        foreach (var (name, value) in settings)
        {
            all[name] = value;
        }

        var log = new LogLines();
        var loggers = LoggerFactory.Create(logging => logging.AddProvider(log).AddFilter("OrleansMesh", LogLevel.Information).AddFilter("Orleans.", LogLevel.Warning));
        var host = SiloHost.Create(new ConfigurationBuilder().AddInMemoryCollection(all).Build(), loggers);
        await host.StartAsync(TestContext.Current.CancellationToken);
        return new TestSilo(host, loggers, log, ports[1]);
    }

    public async ValueTask DisposeAsync()
    {
        Api.Dispose();
        await Host.StopAsync(CancellationToken.None);
        await Host.DisposeAsync();
        _loggers.Dispose();
    }
}
