using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using OrleansMesh.Hosting;
using OrleansMesh.Silo.Api;
using OrleansMesh.Silo.Startup;

namespace OrleansMesh.Silo;

/// <summary>A control-plane process: an Orleans silo with the grains, and the management API in front of them.</summary>
public sealed partial class SiloHost : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly DataFolder _folder;
    private readonly SiloSettings _settings;

    private SiloHost(WebApplication app, DataFolder folder, SiloSettings settings)
    {
        _app = app;
        _folder = folder;
        _settings = settings;
    }

    /// <summary>The host's services, such as <see cref="IGrainFactory"/>.</summary>
    public IServiceProvider Services => _app.Services;

    /// <summary>Where the management API listens; known once the host is started.</summary>
    public IReadOnlyList<Uri> Addresses =>
        [.. _app.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Select(a => new Uri(a))];

    /// <summary>Builds a silo from a command line of its own, with its own log.</summary>
    /// <inheritdoc cref="Create"/>
    public static SiloHost Build(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        StartupArguments.Check(args, SiloOptions.Section, MeshOptions.Section);
        var configuration = MeshConfiguration.Load(args);
        return Create(configuration, MeshLogging.Create(configuration), configure);
    }

    /// <summary>Reads the settings, checks ports and data folder, and builds the host without starting it.</summary>
    /// <param name="configuration">Holds the sections <c>Silo</c> and <c>Mesh</c>.</param>
    /// <param name="loggers">Where it logs; stays the caller's.</param>
    /// <param name="configure">Last changes to the host, for programs that embed it; none by default.</param>
    /// <exception cref="StartupException">A setting is wrong or unknown, a port is taken, or the data folder cannot be used.</exception>
    public static SiloHost Create(IConfiguration configuration, ILoggerFactory loggers, Action<WebApplicationBuilder>? configure = null)
    {
        var settings = SiloSettings.Read(configuration);
        settings.RequireFreePorts();
        var folder = DataFolder.Open(settings.Mesh.DataDirectory);
        try
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.Configuration.Sources.Clear();
            builder.Configuration.AddConfiguration(configuration);
            builder.Logging.ClearProviders();
            builder.Services.AddSingleton(loggers);
            builder.Services.AddSingleton<IHostLifetime, HostedLifetime>();
            builder.Services.AddSingleton(TimeProvider.System);
            ApiListener.Add(builder, settings);
            OrleansSilo.Add(builder, settings);
            configure?.Invoke(builder);
            var app = builder.Build();
            ManagementApi.Map(app);
            return new SiloHost(app, folder, settings);
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    /// <summary>Runs a silo until the process is told to stop (SIGINT, SIGTERM), or prints the usage.</summary>
    /// <exception cref="StartupException">The silo cannot start as it was set up.</exception>
    public static async Task RunAsync(string[] args)
    {
        if (StartupArguments.WantsHelp(args))
        {
            await Console.Out.WriteLineAsync(SiloUsage.Text);
            return;
        }

        StartupArguments.Check(args, SiloOptions.Section, MeshOptions.Section);
        using var stop = new StopSignal();
        var configuration = MeshConfiguration.Load(args);
        using var loggers = MeshLogging.Create(configuration);
        await using var host = Create(configuration, loggers);
        await host.StartAsync(stop.Token);
        await stop.WaitAsync();
        await host.StopAsync(CancellationToken.None);
    }

    /// <summary>Starts the silo, then the management API.</summary>
    /// <exception cref="StartupException">An address was taken since the settings were checked.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await MeshProcess.StartListeningAsync(() => _app.StartAsync(cancellationToken), "Silo:Urls");
        var logger = _app.Services.GetRequiredService<ILogger<SiloHost>>();
        foreach (var address in Addresses)
        {
            Log.ApiListens(logger, address);
        }

        Log.SiloListens(logger, _settings.Silo.SiloPort, _settings.Silo.GatewayPort);
        Log.StateIsKept(logger, _folder.Path);
    }

    /// <summary>Stops the management API, then the silo.</summary>
    public Task StopAsync(CancellationToken cancellationToken) => _app.StopAsync(cancellationToken);

    /// <summary>Stops what still runs, and gives the data folder free.</summary>
    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _folder.Dispose();
    }

    private static partial class Log
    {
        [LoggerMessage(1000, LogLevel.Information, "Management API: {Address}", EventName = "ApiListens")]
        public static partial void ApiListens(ILogger logger, Uri address);

        [LoggerMessage(1001, LogLevel.Information, "Orleans: silo on 127.0.0.1:{SiloPort}, gateway for edges on 127.0.0.1:{GatewayPort}", EventName = "SiloListens")]
        public static partial void SiloListens(ILogger logger, int siloPort, int gatewayPort);

        [LoggerMessage(1002, LogLevel.Information, "State: {Folder}", EventName = "StateIsKept")]
        public static partial void StateIsKept(ILogger logger, string folder);
    }
}
