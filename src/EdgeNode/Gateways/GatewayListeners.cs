using System.Collections.Immutable;
using OrleansMesh.Abstractions.Edges;
using OrleansMesh.EdgeNode.ControlPlane;
using OrleansMesh.EdgeNode.Publishing;
using OrleansMesh.EdgeNode.Serving;
using OrleansMesh.Routing.Gateways;
using OrleansMesh.Routing.Snapshots;

namespace OrleansMesh.EdgeNode.Gateways;

/// <summary>
/// Keeps the edge listening as the Gateways of what is served ask: opens and closes ports, renews certificates. A port that cannot be had is
/// told and tried again; nothing else waits for it. One loop does it all, off every request's path.
/// </summary>
internal sealed partial class GatewayListeners(
    GatewayOptions options, ServedMeshes served, DataPlane dataPlane, TimeSpan drainTime, Jitter jitter, TimeProvider time, ILoggerFactory loggers) : BackgroundService
{
    private static readonly TimeSpan FirstRetry = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestRetry = TimeSpan.FromSeconds(10);

    /// <summary>How often files are looked at that servers are made of.</summary>
    private static readonly TimeSpan FilePeriod = TimeSpan.FromSeconds(2);

    /// <summary>How long the start waits for the first ports: the edge serves its own addresses whatever holds those of Gateways up.</summary>
    private static readonly TimeSpan StartTime = TimeSpan.FromSeconds(5);

    /// <summary>How long after the deadline connections may take to be cut off.</summary>
    private static readonly TimeSpan CutTime = TimeSpan.FromSeconds(2);

    private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ILogger _logger = loggers.CreateLogger<GatewayListeners>();
    private readonly CredentialReader _credentials = new(options.SecretNamespaces);
    private readonly Dictionary<string, ListenerSlot> _slots = new(StringComparer.Ordinal);
    private readonly List<Task> _closing = [];
    private ImmutableArray<ListenerStatus> _status = [];
    private ImmutableArray<RefusedResource> _refused = [];
    private ServedMesh? _applied;
    private ServedMesh? _told;

    /// <summary>What the listeners have counted.</summary>
    public GatewayCounters Counters { get; } = new();

    /// <summary>What is served that the listeners have been brought up to.</summary>
    public ServedMesh? Applied => Volatile.Read(ref _told);

    /// <summary>How every listener stands, by port and address.</summary>
    public ImmutableArray<ListenerStatus> Status
    {
        get
        {
            lock (_slots)
            {
                return _status;
            }
        }
    }

    /// <summary>The Gateways with a server that is not served, with the reason; the same array until that changes.</summary>
    public ImmutableArray<RefusedResource> Refused
    {
        get
        {
            lock (_slots)
            {
                return _refused;
            }
        }
    }

    /// <summary>Opens what is asked for already, then follows what is served. Does not wait for ever: what takes longer goes on in the background.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await base.StartAsync(cancellationToken);
        if (!await IsOverAsync(_begun.Task.WaitAsync(StartTime, time, cancellationToken), _begun.Task))
        {
            Log.Slow(_logger);
        }
    }

    /// <summary>Follows no more, takes no more connections, and lets open requests end until <paramref name="deadline"/>. Returns soon after it at the latest.</summary>
    public async Task DrainAsync(CancellationToken deadline)
    {
        var closed = Task.Run(() => CloseAllAsync(deadline), CancellationToken.None);
        if (await IsOverAsync(closed.WaitAsync(deadline), closed) || await IsOverAsync(closed.WaitAsync(CutTime, time, CancellationToken.None), closed))
        {
            await closed;
        }
        else
        {
            Log.Stuck(_logger);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await ApplyAsync(stoppingToken);
        _begun.SetResult();
        while (!stoppingToken.IsCancellationRequested)
        {
            using var wait = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
            await using var timer = time.CreateTimer(static source => TryCancel((CancellationTokenSource)source!), wait, NextLook() ?? Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            await ((Task)served.WaitAsync(mesh => !ReferenceEquals(mesh, _applied), wait.Token)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!stoppingToken.IsCancellationRequested)
            {
                await ApplyAsync(stoppingToken);
            }
        }
    }

    private static async Task<bool> IsOverAsync(Task bounded, Task whole)
    {
        await bounded.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return whole.IsCompleted;
    }

    // The slots are the loop's until it has ended.
    private async Task CloseAllAsync(CancellationToken deadline)
    {
        await StopAsync(CancellationToken.None);
        foreach (var slot in _slots.Values)
        {
            Close(slot, deadline);
        }

        _slots.Clear();
        await Task.WhenAll(_closing);
    }

    private static void TryCancel(CancellationTokenSource source)
    {
        try
        {
            source.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The wait was over first.
            return;
        }
    }

    // Null: nothing is due until something else is served.
    private TimeSpan? NextLook()
    {
        TimeSpan? next = _slots.Values.Any(slot => slot.Tls.All.Any(server => server.Source.Files.Count > 0)) ? FilePeriod : null;
        foreach (var slot in _slots.Values.Where(slot => slot.Server is null && slot.EndPoint is not null))
        {
            var left = time.GetElapsedTime(time.GetTimestamp(), slot.RetryAt);
            var wait = left > TimeSpan.Zero ? left : TimeSpan.Zero;
            next = next is { } earlier && earlier < wait ? earlier : wait;
        }

        return next;
    }

    private async Task ApplyAsync(CancellationToken stopping)
    {
        var mesh = served.Current;
        _applied = mesh;
        try
        {
            var plan = mesh?.Table.Compiled.Gateways ?? GatewayPlan.Empty;
            CloseWhatIsGone(plan);
            foreach (var listener in plan.Listeners.TakeWhile(_ => !stopping.IsCancellationRequested))
            {
                await ApplyAsync(listener, mesh!.Table.Snapshot);
            }
        }
        catch (Exception e)
        {
            Log.Defect(_logger, e);
        }

        Tell();
    }

    private void CloseWhatIsGone(GatewayPlan plan)
    {
        _closing.RemoveAll(task => task.IsCompleted);
        foreach (var (name, slot) in _slots.ToArray())
        {
            var asked = plan.Listeners.FirstOrDefault(listener => listener.Name == name);

            // How a port is spoken on is set when it is opened, as is the entrance of requests in the clear.
            if (asked is null || asked.Protocol != slot.Listener.Protocol)
            {
                Close(slot, CancellationToken.None);
                _slots.Remove(name);
            }
        }
    }

    private async Task ApplyAsync(GatewayListener listener, MeshSnapshot snapshot)
    {
        if (!_slots.TryGetValue(listener.Name, out var slot))
        {
            slot = new(listener, options.EndPoint(listener), new Backoff(FirstRetry, LongestRetry, jitter));
            _slots.Add(listener.Name, slot);
        }

        slot.Listener = listener;
        if (listener.Protocol is ListenerProtocol.Tls)
        {
            slot.Tls = new([.. listener.Servers.Select(server => Read(server, snapshot, slot.Tls))]);
            if (slot.Server is { } open)
            {
                open.Tls = slot.Tls;
            }
        }

        if (slot.EndPoint is null)
        {
            slot.Problem = $"bind {listener.Bind} is not an IP address";
        }
        else if (slot.Server is null && (slot.Problem is null || time.GetTimestamp() >= slot.RetryAt))
        {
            await OpenAsync(slot);
        }
    }

    private TlsServer Read(ListenerServer server, MeshSnapshot snapshot, TlsServers before)
    {
        var earlier = before.All.FirstOrDefault(other => other.Server.Entrance == server.Entrance);
        var now = _credentials.Read(server, snapshot, earlier);
        if (now.Problem is { } problem && problem != earlier?.Problem)
        {
            Log.NoCredential(_logger, server.Gateway.ToString(), server.Path, problem);
        }

        return now;
    }

    private async Task OpenAsync(ListenerSlot slot)
    {
        try
        {
            slot.Server = await GatewayServer.StartAsync(slot.Listener, slot.EndPoint!, slot.Tls, dataPlane, drainTime, Counters, loggers);
            slot.Problem = null;
            slot.Backoff.Reset();
            Log.Opened(_logger, slot.Listener.Name, string.Join(", ", slot.Server.Addresses));
        }
        catch (Exception e)
        {
            Counters.OpenFailed();
            var problem = ListenFailure.Describe(slot.EndPoint!, e);
            if (problem != slot.Problem)
            {
                Log.NotOpened(_logger, slot.Listener.Name, problem);
            }

            slot.Problem = problem;
            slot.RetryAt = time.GetTimestamp() + (long)(slot.Backoff.Next().TotalSeconds * time.TimestampFrequency);
        }
    }

    private void Close(ListenerSlot slot, CancellationToken deadline)
    {
        if (slot.Server is { } server)
        {
            _closing.Add(CloseAsync(server, slot.Listener.Name, deadline));
            slot.Server = null;
        }
    }

    // The port is given back at once; whoever is still served may end meanwhile.
    private async Task CloseAsync(GatewayServer server, string name, CancellationToken deadline)
    {
        Log.Closing(_logger, name);
        try
        {
            await server.StopAsync(deadline);
            await server.DisposeAsync();
        }
        catch (Exception e)
        {
            Log.Defect(_logger, e);
        }
    }

    private void Tell()
    {
        ImmutableArray<ListenerStatus> status = [.. _slots.Values.Select(slot => slot.Status).OrderBy(one => one.Listener.Port).ThenBy(one => one.Listener.Bind, StringComparer.Ordinal)];
        var refused = GatewayRefusals.List(status);
        lock (_slots)
        {
            _status = status;
            _refused = refused.SequenceEqual(_refused) ? _refused : refused;
        }

        Volatile.Write(ref _told, _applied);
    }

    private static partial class Log
    {
        [LoggerMessage(3500, LogLevel.Information, "Gateway port {Listener} is open: {Addresses}.", EventName = "GatewayOpened")]
        public static partial void Opened(ILogger logger, string listener, string addresses);

        [LoggerMessage(3501, LogLevel.Warning, "Gateway port {Listener} cannot be opened and is tried again: {Problem}.", EventName = "GatewayNotOpened")]
        public static partial void NotOpened(ILogger logger, string listener, string problem);

        [LoggerMessage(3502, LogLevel.Information, "Gateway port {Listener} is closed; open requests may end.", EventName = "GatewayClosing")]
        public static partial void Closing(ILogger logger, string listener);

        [LoggerMessage(3503, LogLevel.Warning, "{Gateway}, {Server}: handshakes are refused: {Problem}.", EventName = "GatewayWithoutCredential")]
        public static partial void NoCredential(ILogger logger, string gateway, string server, string problem);

        [LoggerMessage(3504, LogLevel.Error, "The listeners of Gateways met a defect of the edge.", EventName = "GatewayDefect")]
        public static partial void Defect(ILogger logger, Exception exception);

        [LoggerMessage(3505, LogLevel.Warning, "The ports of Gateways are not all open yet; the start goes on without them.", EventName = "GatewaysSlow")]
        public static partial void Slow(ILogger logger);

        [LoggerMessage(3506, LogLevel.Error, "The ports of Gateways could not be closed in time; the stop goes on without them.", EventName = "GatewaysStuck")]
        public static partial void Stuck(ILogger logger);
    }
}
