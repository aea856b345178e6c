using OrleansMesh.Abstractions.Budgets;

namespace OrleansMesh.Grains.Tests.Budgets;

/// <summary>The budget's grain in a real cluster, over restarts.</summary>
public sealed class MirrorBudgetGrainTests : IAsyncDisposable
{
    private static readonly TimeSpan Lease = BudgetLease.FullDuration;

    private readonly TemporaryFolder _folder = new();
    private readonly ShiftedTime _time = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
    private MeshCluster? _mesh;

    public async ValueTask DisposeAsync()
    {
        if (_mesh is not null)
        {
            await _mesh.DisposeAsync();
        }

        _folder.Dispose();
    }

    [Fact]
    public async Task NewBudget_IsGrantedAtOnce_AndSharedByDemand()
    {
        await StartAsync();
        Assert.Equal(new BudgetLease(1, Lease), await ClaimAsync("a", 1, wanted: 3));
        Assert.Equal(0, (await ClaimAsync("b", 1, wanted: 1))!.Share);
        Assert.Equal(0.75, (await ClaimAsync("a", 2, wanted: 3, held: 1))!.Share);
        Assert.Equal(0, (await ClaimAsync("b", 2, wanted: 1))!.Share);
        Assert.Equal(0.75, (await ClaimAsync("a", 3, wanted: 3, held: 0.75))!.Share);
        Assert.Equal(0.25, (await ClaimAsync("b", 3, wanted: 1))!.Share);
        Assert.Null(await ClaimAsync("b", 3, wanted: 1));
    }

    [Fact]
    public async Task BudgetsOfTwoPolicies_HaveNothingInCommon()
    {
        await StartAsync();
        Assert.Equal(1, (await ClaimAsync("a", 1, wanted: 3))!.Share);
        Assert.Equal(1, (await _mesh!.Grains.GetGrain<IMirrorBudgetGrain>("default/other").Claim(new("a", "a", 1, 3, 0, TimeSpan.Zero)))!.Share);
    }

    [Fact]
    public async Task SiloThatStartsAgain_HonoursWhatIsHeld_AndGrantsNewWhenFormerLeasesAreOver()
    {
        await StartAsync();
        await ClaimAsync("a", 1, wanted: 0.4);
        await ClaimAsync("lost", 1, wanted: 0.6);

        await RestartAsync();
        Assert.Equal(0, (await ClaimAsync("b", 1, wanted: 1))!.Share);
        Assert.Equal(0.4, (await ClaimAsync("a", 2, wanted: 1, held: 0.4))!.Share);
        _time.Advance(Lease - TimeSpan.FromTicks(1));
        Assert.Equal(0, (await ClaimAsync("b", 2, wanted: 1))!.Share);
        _time.Advance(TimeSpan.FromTicks(1));
        Assert.Equal(1, (await ClaimAsync("b", 3, wanted: 1))!.Share);
    }

    [Fact]
    public async Task EdgeThatDied_LeavesItsShareWhenItsLeaseIsOver()
    {
        await StartAsync();
        await ClaimAsync("a", 1, wanted: 3);
        _time.Advance(Lease);
        Assert.Equal(1, (await ClaimAsync("b", 1, wanted: 3))!.Share);
    }

    private Task<BudgetLease?> ClaimAsync(string edge, long sequence, double wanted, double held = 0) =>
        _mesh!.Grains.GetGrain<IMirrorBudgetGrain>("default/canary").Claim(new(edge, edge, sequence, wanted, held, held > 0 ? Lease : TimeSpan.Zero));

    private async Task StartAsync() => _mesh = await MeshCluster.StartAsync(_folder, time: _time);

    private async Task RestartAsync()
    {
        await _mesh!.DisposeAsync();
        await StartAsync();
    }
}
