using System.Diagnostics;
using OrleansMesh.EdgeNode.Budgets;
using OrleansMesh.EdgeNode.Tests.Fixtures;

namespace OrleansMesh.EdgeNode.Tests.Budgets;

/// <summary>A silo and edges, all real and connected by Orleans, that draw on one budget.</summary>
internal sealed class BudgetFleet : IAsyncDisposable
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(10);

    private readonly TemporaryFolder _folder = new();
    private readonly List<RunningEdge> _edges = [];
    private readonly MeshSettings _settings;
    private TestSilo? _silo;

    private BudgetFleet() => _settings = new MeshSettings(_folder.Path);

    public List<FleetBudget> Budgets { get; } = [];

    public IReadOnlyList<RunningEdge> Edges => _edges;

    public static async Task<BudgetFleet> StartAsync(BudgetKey key, int edges)
    {
        var fleet = new BudgetFleet();
        await fleet.StartSiloAsync();
        for (var i = 0; i < edges; i++)
        {
            var edge = await RunningEdge.StartAsync(fleet._settings.With("Edge:Name", $"e{i}"));
            fleet._edges.Add(edge);
            fleet.Budgets.Add(edge.Host.DataPlane.Budgets.Rent(key));
        }

        return fleet;
    }

    public async Task StartSiloAsync() => _silo = await TestSilo.StartAsync(_settings);

    public async Task StopSiloAsync()
    {
        await _silo!.DisposeAsync();
        _silo = null;
    }

    public async Task StopEdgeAsync(int edge) => await _edges[edge].StopAsync();

    /// <summary>Draws on every edge's budget at its own rate, evenly, until told to stop.</summary>
    /// <param name="perSecond">Requests a second of each edge.</param>
    /// <param name="until">What is asked a hundred times a second, with the time since the beginning and what was taken so far.</param>
    /// <returns>What each edge took.</returns>
    public async Task<long[]> DrawAsync(double[] perSecond, Func<TimeSpan, long, bool> until)
    {
        var before = Budgets.Select(budget => budget[BudgetCount.Taken]).ToArray();
        var tries = new long[perSecond.Length];
        var start = Stopwatch.GetTimestamp();
        using var beats = new PeriodicTimer(Beat);
        long[] taken;
        TimeSpan elapsed;
        do
        {
            await beats.WaitForNextTickAsync(TestContext.Current.CancellationToken);
            elapsed = Stopwatch.GetElapsedTime(start);
            for (var i = 0; i < perSecond.Length; i++)
            {
                for (; tries[i] < perSecond[i] * elapsed.TotalSeconds; tries[i]++)
                {
                    Budgets[i].TryTake();
                }
            }

            taken = [.. Budgets.Select((budget, i) => budget[BudgetCount.Taken] - before[i])];
        }
        while (!until(elapsed, taken.Sum()));
        return taken;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var edge in _edges)
        {
            await edge.DisposeAsync();
        }

        if (_silo is not null)
        {
            await _silo.DisposeAsync();
        }

        _folder.Dispose();
    }
}
