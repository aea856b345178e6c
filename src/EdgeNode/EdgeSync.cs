using OrleansMesh.EdgeNode.Budgets;
using OrleansMesh.EdgeNode.ControlPlane;
using OrleansMesh.EdgeNode.Feed;
using OrleansMesh.EdgeNode.Forwarding;
using OrleansMesh.EdgeNode.Gateways;
using OrleansMesh.EdgeNode.LastGood;
using OrleansMesh.EdgeNode.Publishing;
using OrleansMesh.EdgeNode.Reports;
using OrleansMesh.EdgeNode.Serving;
using OrleansMesh.EdgeNode.Settings;
using OrleansMesh.EdgeNode.Switching;

namespace OrleansMesh.EdgeNode;

/// <summary>What brings the mesh to the data plane: the last good file first, then the control plane, for as long as the edge runs.</summary>
internal sealed class EdgeSync : IDisposable
{
    private readonly EdgeSettings _settings;
    private readonly ILoggerFactory _loggers;
    private readonly TimeProvider _time;
    private readonly DataPlane _dataPlane;
    private readonly ControlPlaneClient _client;
    private readonly Latest<HeldMesh> _held = new();
    private readonly Latest<HeldMesh> _published = new();
    private readonly FeedInbox _inbox;
    private LastGoodFile? _file;
    private FeedFollower? _follower;

    public EdgeSync(EdgeSettings settings, DataPlane dataPlane, TimeProvider time, ILoggerFactory loggers)
    {
        _settings = settings;
        _loggers = loggers;
        _time = time;
        _dataPlane = dataPlane;
        _inbox = new FeedInbox(dataPlane.Switch);
        Identity = EdgeIdentity.Start(settings.Name, settings.Edge.Labels, time);
        var jitter = new Jitter(ProcessRandom.Next);
        _client = new ControlPlaneClient(settings, jitter, loggers, time);
        Gateways = new GatewayListeners(settings.GatewayListeners, Served, dataPlane, settings.Edge.DrainTime, jitter, time, loggers);
        Publisher = new TablePublisher(dataPlane.Builder, dataPlane.Tables, Served, _held, _published, loggers.CreateLogger<TablePublisher>());
    }

    /// <summary>This start of the edge.</summary>
    public EdgeIdentity Identity { get; }

    /// <summary>What is served.</summary>
    public ServedMeshes Served { get; } = new();

    public TablePublisher Publisher { get; }

    /// <summary>The listeners that Gateways ask for.</summary>
    public GatewayListeners Gateways { get; }

    /// <summary>How the edge stands with the control plane.</summary>
    public FeedStatus Status => Feed?.Status ?? FeedStatus.Initial;

    public LastGoodWriter? Writer { get; private set; }

    public EdgeReporter? Reporter { get; private set; }

    private FeedWatcher? Feed { get; set; }

    private BudgetClaims? Claims { get; set; }

    /// <summary>Publishes what the last good file holds. To be done before the edge listens, so that its first request meets a table.</summary>
    public void Restore()
    {
        _file = LastGoodFile.Open(_settings.LastGoodFile, _settings.LastGoodSetting, _settings.LastGoodHeldSetting, _loggers.CreateLogger<LastGoodFile>());
        RestoreSwitch();
        var restored = _file.Read();
        if (restored is not null)
        {
            Publisher.Publish(restored);
        }

        _follower = new FeedFollower(_settings.Name, _client, _inbox, _held, restored);
    }

    private void RestoreSwitch()
    {
        var file = new SwitchFile($"{_settings.LastGoodFile}.switch", _loggers.CreateLogger<SwitchFile>());
        if (file.Read() is { } known)
        {
            _dataPlane.Switch.Apply(known);
        }

        // Off the path of whoever brings the state: it holds for requests before it is on the disk.
        _dataPlane.Switch.Changed += _ => ThreadPool.QueueUserWorkItem(_ => file.Write(_dataPlane.Switch.State));
    }

    /// <summary>Follows the control plane from now on, whether or not it is there.</summary>
    public async Task StartAsync()
    {
        Feed = new FeedWatcher(_follower!, _inbox, _settings.Edge.Feed, new Jitter(ProcessRandom.Next), _time, _loggers.CreateLogger<FeedWatcher>());
        Writer = new LastGoodWriter(_file!, _published, _time, _loggers.CreateLogger<LastGoodWriter>());
        var composer = new ReportComposer(Identity, _dataPlane.Mirrors.Snapshot, Served, () => Gateways.Refused, _dataPlane.Switch, () => Feed.Status.AnsweringMesh, _settings.Edge.Reports.MaxMirrors);
        Reporter = new EdgeReporter(composer, _client, _settings.Edge, new Jitter(ProcessRandom.Next), _time, _loggers.CreateLogger<EdgeReporter>());
        Claims = new BudgetClaims(_dataPlane.Budgets, Identity, _client, new Jitter(ProcessRandom.Next), _time, _loggers.CreateLogger<BudgetClaims>());
        await Writer.StartAsync(CancellationToken.None);
        await Publisher.StartAsync(CancellationToken.None);
        await _client.StartAsync(CancellationToken.None);
        await Feed.StartAsync(CancellationToken.None);
        await Reporter.StartAsync(CancellationToken.None);
        await Claims.StartAsync(CancellationToken.None);
    }

    /// <summary>
    /// Stops, leaves the last good file with what was served last, and tells the control plane the final totals. To be called when nothing is
    /// served and nothing is on its way any more.
    /// </summary>
    public async Task StopAsync()
    {
        if (Feed is null)
        {
            return;
        }

        // They only wait for the network and end at once; the file may take a moment.
        await Feed.StopAsync(CancellationToken.None);
        await Publisher.StopAsync(CancellationToken.None);
        await Writer!.StopAsync(CancellationToken.None);
        await Reporter!.StopAsync(CancellationToken.None);
        await Claims!.StopAsync(CancellationToken.None);
        using var deadline = new CancellationTokenSource(_settings.Edge.Reports.FinalTime, _time);
        if (await Reporter.FinishAsync(deadline.Token))
        {
            await _follower!.LeaveAsync(_settings.Edge.Reports.FinalTime, _time);
        }

        await _client.StopAsync(CancellationToken.None);
    }

    public void Dispose()
    {
        Feed?.Dispose();
        Gateways.Dispose();
        Publisher.Dispose();
        Writer?.Dispose();
        Reporter?.Dispose();
        Claims?.Dispose();
        _client.Dispose();
        _file?.Dispose();
    }
}
