using Orleans.Configuration;
using Orleans.Messaging;
using OrleansMesh.Abstractions.Budgets;
using OrleansMesh.Abstractions.Edges;
using OrleansMesh.Abstractions.Feed;
using OrleansMesh.EdgeNode.Settings;
using OrleansMesh.Hosting;

namespace OrleansMesh.EdgeNode.ControlPlane;

/// <summary>
/// The edge's Orleans client. It lives in a host of its own, for the start of Orleans' client waits for a silo and would hold up whatever
/// shares its host: the edge must listen long before.
/// </summary>
internal sealed partial class ControlPlaneClient(
    EdgeSettings settings,
    Jitter jitter,
    ILoggerFactory loggers,
    TimeProvider time) : BackgroundService, IControlPlane
{
    private static readonly TimeSpan FirstBackoff = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan GatewayRefreshPeriod = TimeSpan.FromSeconds(5);

    private readonly ILogger _logger = loggers.CreateLogger<ControlPlaneClient>();
    private readonly Lock _reaching = new();
    private volatile Connection? _connection;

    public IFeedRelayGrain Relay => Connected.Grains.GetGrain<IFeedRelayGrain>(FeedRelays.For(settings.Name));

    public IEdgeGrain Edge => Connected.Grains.GetGrain<IEdgeGrain>(settings.Name);

    public IMirrorBudgetGrain Budget(string policy) => Connected.Grains.GetGrain<IMirrorBudgetGrain>(policy);

    private Connection Connected => _connection ?? throw new ControlPlaneAbsentException();

    public IFeedObserver Reach(IFeedObserver observer)
    {
        lock (_reaching)
        {
            var connection = Connected;
            if (!ReferenceEquals(connection.Observer, observer))
            {
                connection.Reference = connection.Grains.CreateObjectReference<IFeedObserver>(observer);
                connection.Observer = observer;
            }

            return connection.Reference!;
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var backoff = NewBackoff();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                using var host = Build(new RetryForever(NewBackoff(), time, loggers.CreateLogger<RetryForever>()));
                await host.StartAsync(stoppingToken);
                _connection = new Connection(host.Services.GetRequiredService<IClusterClient>());
                backoff.Reset();
                Log.Connected(_logger);
                await host.WaitForShutdownAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                Log.ClientFailed(_logger, e);
                await Task.Delay(backoff.Next(), time, stoppingToken);
            }
            finally
            {
                _connection = null;
            }
        }
    }

    private Backoff NewBackoff() => new(FirstBackoff, settings.Edge.Feed.MaxBackoff, jitter);

    private IHost Build(RetryForever retry)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Services.AddSingleton<ILoggerFactory>(new ClientLoggers(loggers));
        builder.Services.AddSingleton<IHostLifetime, HostedLifetime>();
        builder.Services.AddSingleton<IGatewayListProvider>(new NamedGateways(settings.Gateways, GatewayRefreshPeriod, loggers.CreateLogger<NamedGateways>()));
        builder.UseOrleansClient(client => client
            .UseConnectionRetryFilter(retry.ShouldRetryConnectionAttempt)
            .Configure<ClusterOptions>(cluster =>
            {
                cluster.ClusterId = settings.Mesh.ClusterId;
                cluster.ServiceId = settings.Mesh.ServiceId;
            })
            .Configure<GatewayOptions>(gateways => gateways.GatewayListRefreshPeriod = GatewayRefreshPeriod)
            .Configure<ClientMessagingOptions>(messaging => messaging.ResponseTimeout = settings.Edge.Feed.CallTimeout));
        return builder.Build();
    }

    private sealed class Connection(IGrainFactory grains)
    {
        public IGrainFactory Grains { get; } = grains;

        public IFeedObserver? Observer { get; set; }

        public IFeedObserver? Reference { get; set; }
    }

    private static partial class Log
    {
        [LoggerMessage(3011, LogLevel.Information, "Connected to the control plane.", EventName = "ControlPlaneConnected")]
        public static partial void Connected(ILogger logger);

        [LoggerMessage(3012, LogLevel.Error, "The client of the control plane ended; it is made anew.", EventName = "ControlPlaneClientFailed")]
        public static partial void ClientFailed(ILogger logger, Exception exception);
    }
}
