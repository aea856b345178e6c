using OrleansMesh.EdgeNode.Admin;
using OrleansMesh.EdgeNode.Forwarding;
using OrleansMesh.EdgeNode.Listening;
using OrleansMesh.EdgeNode.Serving;
using OrleansMesh.EdgeNode.Settings;
using OrleansMesh.Hosting;

namespace OrleansMesh.EdgeNode;

/// <summary>
/// A whole edge: the data port, the admin port, and what follows the control plane. It listens before any silo is up and serves through
/// an outage; settings are the sections <c>Edge</c> and <c>Mesh</c>.
/// </summary>
public sealed partial class EdgeHost : IAsyncDisposable
{
    private const int MaxAdminConnections = 100;

    private static readonly TimeSpan AdminStopTime = TimeSpan.FromSeconds(1);

    private readonly EdgeSettings _settings;
    private readonly ILogger _logger;
    private readonly DataPlane _dataPlane;
    private readonly EdgeSync _sync;
    private readonly Readiness _readiness;
    private readonly WebApplication _data;
    private readonly WebApplication _admin;

    private EdgeHost(EdgeSettings settings, ILoggerFactory loggers)
    {
        _settings = settings;
        _logger = loggers.CreateLogger<EdgeHost>();
        _dataPlane = new DataPlane(settings.DataPlane, settings.Compiler, settings.Registry, TimeProvider.System, loggers, ProcessRandom.Next);
        _sync = new EdgeSync(settings, _dataPlane, TimeProvider.System, loggers);
        _readiness = new Readiness(_sync.Served);
        _data = WebHosts.Create(loggers, settings.DataUrls.Apply, settings.Edge.DrainTime, _ => { }, _dataPlane.ConfigureKestrel);
        _dataPlane.Run(_data);
        _admin = WebHosts.Create(loggers, settings.AdminUrls.Apply, AdminStopTime, services => services.AddRoutingCore(), kestrel => kestrel.Limits.MaxConcurrentConnections = MaxAdminConnections);
        var metrics = new EdgeMetrics(_sync.Identity, _dataPlane, _sync, _readiness);
        new AdminEndpoints(_readiness, metrics, new ConfigDocument(_sync.Identity, settings.Edge.Gateways, _dataPlane, _sync)).Map(_admin);
    }

    /// <summary>The edge's name in the mesh.</summary>
    public string Name => _settings.Name;

    /// <summary>Every address that the settings name.</summary>
    public IReadOnlyList<ListenAddress> SetAddresses => [.. _settings.DataUrls.Addresses, .. _settings.AdminUrls.Addresses];

    /// <summary>Where clients come in, once started.</summary>
    public IReadOnlyList<Uri> Addresses => WebHosts.Addresses(_data);

    /// <summary>Where operators and probes come in, once started.</summary>
    public IReadOnlyList<Uri> AdminAddresses => WebHosts.Addresses(_admin);

    /// <summary>What serves requests, to look at.</summary>
    internal DataPlane DataPlane => _dataPlane;

    /// <summary>What follows the control plane, to look at.</summary>
    internal EdgeSync Sync => _sync;

    /// <summary>Builds an edge; it does nothing yet.</summary>
    /// <param name="configuration">Holds the sections <c>Edge</c> and <c>Mesh</c>.</param>
    /// <param name="loggers">Where it logs; stays the caller's.</param>
    /// <exception cref="StartupException">A setting is wrong or unknown.</exception>
    public static EdgeHost Create(IConfiguration configuration, ILoggerFactory loggers) => new(EdgeSettings.Read(configuration), loggers);

    /// <summary>The whole life of an edge process: from its command line until it is asked to stop.</summary>
    /// <exception cref="StartupException">It cannot start as it was set up.</exception>
    public static async Task RunAsync(string[] args)
    {
        if (StartupArguments.WantsHelp(args))
        {
            await Console.Out.WriteLineAsync(EdgeUsage.Text);
            return;
        }

        StartupArguments.Check(args, EdgeOptions.Section, MeshOptions.Section);
        using var stop = new StopSignal();
        var configuration = MeshConfiguration.Load(args);
        using var loggers = MeshLogging.Create(configuration);
        await using var edge = Create(configuration, loggers);
        await edge.StartAsync(stop.Token);
        await stop.WaitAsync();
        await edge.StopAsync();
    }

    /// <summary>Starts the edge; it listens when this returns, whether or not there is a control plane.</summary>
    /// <exception cref="StartupException">An address cannot be had, or the last good file's place cannot be written.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        _settings.AdminUrls.RequireFree();
        _settings.DataUrls.RequireFree();
        _sync.Restore();
        await MeshProcess.StartListeningAsync(() => _admin.StartAsync(cancellationToken), _settings.AdminUrls.Setting);
        await MeshProcess.StartListeningAsync(() => _data.StartAsync(cancellationToken), _settings.DataUrls.Setting);
        await _sync.Gateways.StartAsync(CancellationToken.None);
        await _sync.StartAsync();
        _dataPlane.Overload.Start();
        Log.Listening(_logger, Name, string.Join(", ", Addresses), string.Join(", ", AdminAddresses));
    }

    /// <summary>Stops in order: readiness off, no new connections, open requests and shadows may end within <c>Edge:DrainTime</c>, one last report.</summary>
    public async Task StopAsync()
    {
        await DrainAsync();
        await _sync.StopAsync();
        await _admin.StopAsync();
        Log.Stopped(_logger, Name);
    }

    /// <summary>The first part of <see cref="StopAsync"/>: afterwards nothing is on its way any more, and nothing comes in.</summary>
    internal async Task DrainAsync()
    {
        _readiness.Stopping();
        using var deadline = new CancellationTokenSource(_settings.Edge.DrainTime);
        await Task.WhenAll(_data.StopAsync(deadline.Token), _sync.Gateways.DrainAsync(deadline.Token));
        await _dataPlane.DrainAsync(deadline.Token);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _dataPlane.Overload.Dispose();
        await _data.DisposeAsync();
        _sync.Dispose();
        await _admin.DisposeAsync();
    }

    private static partial class Log
    {
        [LoggerMessage(3400, LogLevel.Information, "Edge {Name} listens on {Addresses}, admin on {AdminAddresses}.", EventName = "EdgeListening")]
        public static partial void Listening(ILogger logger, string name, string addresses, string adminAddresses);

        [LoggerMessage(3401, LogLevel.Information, "Edge {Name} has stopped.", EventName = "EdgeStopped")]
        public static partial void Stopped(ILogger logger, string name);
    }
}
