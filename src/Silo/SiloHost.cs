using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using OrleansMesh.Hosting;
using OrleansMesh.Silo.Api;
using OrleansMesh.Silo.Startup;

namespace OrleansMesh.Silo;

/// <summary>A whole silo: the grains, their storage, and the management API in front of them. Settings are the sections <c>Silo</c> and <c>Mesh</c>.</summary>
public sealed partial class SiloHost : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly DataFolder _folder;
    private readonly SiloSettings _settings;
    private readonly ILogger _logger;

    private SiloHost(WebApplication app, DataFolder folder, SiloSettings settings, ILogger logger)
    {
        _app = app;
        _folder = folder;
        _settings = settings;
        _logger = logger;
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        app.Lifetime.ApplicationStopping.Register(ended.SetResult);
        Ended = ended.Task;
    }

    /// <summary>The silo's services, such as <see cref="IGrainFactory"/>.</summary>
    public IServiceProvider Services => _app.Services;

    /// <summary>Every address that the settings name.</summary>
    public IReadOnlyList<ListenAddress> SetAddresses => [.. _settings.Addresses, .. _settings.OrleansAddresses];

    /// <summary>Where the management API listens, once started.</summary>
    public IReadOnlyList<Uri> Addresses =>
        [.. _app.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Select(a => new Uri(a))];

    /// <summary>Ends when the silo stops, asked to or by itself: then its owner must not wait on.</summary>
    public Task Ended { get; }

    /// <summary>Builds a silo. Ports are tried and the data folder is locked; nothing runs yet.</summary>
    /// <param name="configuration">Holds the sections <c>Silo</c> and <c>Mesh</c>.</param>
    /// <param name="loggers">Where it logs; stays the caller's.</param>
    /// <exception cref="StartupException">A setting is wrong or unknown, a port is taken, or the data folder cannot be used.</exception>
    public static SiloHost Create(IConfiguration configuration, ILoggerFactory loggers)
    {
        var settings = SiloSettings.Read(configuration);
        settings.RequireFreePorts();
        var folder = DataFolder.Open(settings.Mesh.DataDirectory);
        try
        {
            return new SiloHost(Build(settings, folder, loggers), folder, settings, loggers.CreateLogger<SiloHost>());
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    /// <summary>The whole life of a silo process: from its command line until it is asked to stop.</summary>
    /// <exception cref="StartupException">It cannot start as it was set up.</exception>
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
        await using var silo = Create(configuration, loggers);
        await silo.StartAsync(stop.Token);
        await Task.WhenAny(stop.WaitAsync(), silo.Ended);
        var wasAsked = stop.Token.IsCancellationRequested;
        await silo.StopAsync();
        if (!wasAsked)
        {
            throw new InvalidOperationException("The silo stopped by itself; its log tells why.");
        }
    }

    /// <summary>Starts the silo, then the management API: whoever reaches the API reaches the grains.</summary>
    /// <exception cref="StartupException">An address was taken since the settings were checked.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await MeshProcess.StartListeningAsync(() => _app.StartAsync(cancellationToken), _settings.Addresses[0].Setting);
        foreach (var address in Addresses)
        {
            Log.ApiListens(_logger, address);
        }

        Log.SiloListens(_logger, _settings.Silo.SiloPort, _settings.Silo.GatewayPort);
        Log.StateIsKept(_logger, _folder.Path);
    }

    /// <summary>Stops in order: no new requests, open ones may end, then the silo.</summary>
    public async Task StopAsync(CancellationToken cancellationToken = default)
    {
        await _app.StopAsync(cancellationToken);
        Log.Stopped(_logger);
    }

    /// <summary>Stops what still runs, and gives the data folder free.</summary>
    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _folder.Dispose();
    }

    private static WebApplication Build(SiloSettings settings, DataFolder folder, ILoggerFactory loggers)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = typeof(SiloHost).Assembly.GetName().Name });
        ApiListener.Add(builder, settings);
        OrleansSilo.Add(builder, settings, folder);
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton(loggers);
        builder.Services.AddSingleton<IHostLifetime, HostedLifetime>();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(settings);
        ManagementApi.Add(builder.Services);
        var app = builder.Build();
        ManagementApi.Map(app);
        return app;
    }

    private static partial class Log
    {
        [LoggerMessage(1000, LogLevel.Information, "Management API: {Address}", EventName = "ApiListens")]
        public static partial void ApiListens(ILogger logger, Uri address);

        [LoggerMessage(1001, LogLevel.Information, "Orleans: silo on 127.0.0.1:{SiloPort}, gateway for edges on 127.0.0.1:{GatewayPort}", EventName = "SiloListens")]
        public static partial void SiloListens(ILogger logger, int siloPort, int gatewayPort);

        [LoggerMessage(1002, LogLevel.Information, "State: {Folder}", EventName = "StateIsKept")]
        public static partial void StateIsKept(ILogger logger, string folder);

        [LoggerMessage(1003, LogLevel.Information, "Silo stopped", EventName = "SiloStopped")]
        public static partial void Stopped(ILogger logger);
    }
}
