using System.Diagnostics;
using OrleansMesh.Abstractions.Mirroring;
using OrleansMesh.Abstractions.Resources;
using OrleansMesh.EdgeNode.Tests.Fixtures;

namespace OrleansMesh.EdgeNode.Tests.Switching;

/// <summary>A silo, edges and the two services of one mirrored route, all real, with clients that never stop asking.</summary>
internal sealed class SwitchFleet : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly List<Task> _running = [];
    private readonly TestUpstream _primary;
    private TestSilo? _silo;

    private SwitchFleet(TestUpstream primary, TestUpstream shadow)
    {
        _primary = primary;
        Shadow = shadow;
        Settings = new MeshSettings(_folder.Path);
    }

    public MeshSettings Settings { get; }

    public TestUpstream Shadow { get; }

    public List<RunningEdge> Edges { get; } = [];

    public IMirrorSwitchGrain Switch => _silo!.Grains.GetGrain<IMirrorSwitchGrain>(0);

    public static async Task<SwitchFleet> StartAsync(int edges)
    {
        var fleet = new SwitchFleet(await TestUpstream.StartAsync(), await TestUpstream.StartAsync());
        await fleet.StartSiloAsync();
        var revision = await fleet._silo!.ApplyAsync(Route("shop", fleet._primary.Port, fleet.Shadow.Port));
        for (var i = 0; i < edges; i++)
        {
            var edge = await RunningEdge.StartAsync(fleet.Settings.With("Edge:Name", $"e{i}"));
            fleet.Edges.Add(edge);
            await edge.ServesAsync(revision);
        }

        return fleet;
    }

    public async Task StartSiloAsync() => _silo = await TestSilo.StartAsync(Settings);

    public async Task StopSiloAsync()
    {
        await _silo!.DisposeAsync();
        _silo = null;
    }

    /// <summary>Asks every edge, one request after the other, until the end.</summary>
    public void Ask() => _running.AddRange(Edges.Select(async edge =>
    {
        while (!_stop.IsCancellationRequested)
        {
            Assert.Equal(System.Net.HttpStatusCode.OK, (await edge.GetAsync("/")).Status);
        }
    }));

    /// <summary>Keeps the ordering authority busy with writes until the end.</summary>
    public void Write(int writers) => _running.AddRange(Enumerable.Range(0, writers).Select(async writer =>
    {
        for (var i = 1; !_stop.IsCancellationRequested; i++)
        {
            var yaml = Route($"busy-{writer}", i, i).Replace("namespace: default", $$"""namespace: default, labels: { n: "{{i}}" }""", StringComparison.Ordinal);
            var written = await _silo!.Grains.GetGrain<IVirtualServiceGrain>($"default/busy-{writer}").Apply(ManifestText.Yaml(yaml), WriteOptions.Default);
            Assert.True(written.Accepted, written.ToString());
        }
    }));

    /// <summary>Sets the switch.</summary>
    /// <returns>How long it took until it held on the last edge, from before the call; and until the call was answered.</returns>
    public async Task<(TimeSpan Held, TimeSpan Answered)> SetAsync(bool suspended)
    {
        var held = Edges.Select(_ => new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously)).ToArray();
        var heard = Edges.Select((_, i) => (Action<MirrorSwitchState>)(state =>
        {
            if (state.Suspended == suspended)
            {
                held[i].TrySetResult(Stopwatch.GetTimestamp());
            }
        })).ToArray();
        foreach (var (edge, listener) in Edges.Zip(heard))
        {
            edge.Host.DataPlane.Switch.Changed += listener;
        }

        var start = Stopwatch.GetTimestamp();
        Assert.Equal(suspended, (await Switch.Set(new(suspended, "test", "tests", null)))!.Suspended);
        var answered = Stopwatch.GetElapsedTime(start);
        var times = await Task.WhenAll(held.Select(edge => edge.Task.WaitAsync(Patience.Token)));
        foreach (var (edge, listener) in Edges.Zip(heard))
        {
            edge.Host.DataPlane.Switch.Changed -= listener;
        }

        return (Stopwatch.GetElapsedTime(start, times.Max()), answered);
    }

    /// <summary>Awaits that no edge has a shadow on its way.</summary>
    public Task SettledAsync() => Eventually.TrueAsync(
        () => Task.FromResult(Edges.SelectMany(edge => edge.Host.DataPlane.Mirrors.Snapshot()).All(row => row.InFlight == 0)),
        () => "shadows are in flight");

    /// <summary>Requests that met the mirror, and shadows that were sent, over all edges.</summary>
    public (long Considered, long Sent, long Killed) Totals()
    {
        var rows = Edges.SelectMany(edge => edge.Host.DataPlane.Mirrors.Snapshot()).ToList();
        return (rows.Sum(row => row.Considered), rows.Sum(row => row.Sent), rows.Sum(row => row.Dropped.GetValueOrDefault("killed")));
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_running);
        foreach (var edge in Edges)
        {
            await edge.DisposeAsync();
        }

        if (_silo is not null)
        {
            await _silo.DisposeAsync();
        }

        await _primary.DisposeAsync();
        await Shadow.DisposeAsync();
        _folder.Dispose();
        _stop.Dispose();
    }

    private static string Route(string name, int primary, int shadow) =>
        $$"""
        apiVersion: networking.istio.io/v1
        kind: VirtualService
        metadata: { name: {{name}}, namespace: default }
        spec:
          hosts: ["{{(name == "shop" ? "*" : $"{name}.example")}}"]
          gateways: [istio-system/ingressgateway]
          http:
          - route: [ { destination: { host: 127.0.0.1, port: { number: {{primary}} } } } ]
            mirror: { host: 127.0.0.1, port: { number: {{shadow}} } }
        """;
}
