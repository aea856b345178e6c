using Microsoft.Extensions.Time.Testing;
using OrleansMesh.Abstractions.Budgets;
using OrleansMesh.EdgeNode.Budgets;

namespace OrleansMesh.EdgeNode.Tests.Budgets;

public sealed class FleetBudgetTests
{
    private static readonly BudgetKey Key = new("default/canary", 100);

    private readonly FakeTimeProvider _time = new();
    private readonly MirrorBudgets _budgets;
    private readonly FleetBudget _budget;

    public FleetBudgetTests()
    {
        _budgets = new MirrorBudgets(_time);
        _budget = _budgets.Rent(Key);
    }

    [Fact]
    public void WithoutALease_NothingIsTaken_AndTheFirstRequestWakesTheClaims()
    {
        Assert.False(_budget.IsAwake);
        Assert.False(_budget.TryTake());
        Assert.True(_budget.IsAwake);
        Assert.True(_budgets.Wakes.TryRead(out _));
        Assert.False(_budget.TryTake());
        Assert.False(_budgets.Wakes.TryRead(out _));
        Assert.Equal((2L, 0L), (_budget[BudgetCount.Tries], _budget[BudgetCount.Taken]));
    }

    [Fact]
    public void LeasedShare_FillsAtItsRate_AndHoldsOneSliceAtMost()
    {
        Lease(0.4);
        Assert.Equal(40, _budget.LeasedPerSecond);
        Assert.False(_budget.TryTake());
        _time.Advance(TimeSpan.FromMilliseconds(25));
        Assert.Equal(1, TakeAll());
        _time.Advance(TimeSpan.FromMilliseconds(100));
        Assert.Equal(4, TakeAll());

        _time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(10, TakeAll());
    }

    [Fact]
    public void SmallShare_HoldsOneRequest()
    {
        Lease(0.001);
        _time.Advance(TimeSpan.FromSeconds(9));
        Assert.Equal(0, TakeAll());
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(1, TakeAll());
    }

    [Fact]
    public void LeaseThatIsOver_LeavesNothing()
    {
        var sentAt = _time.GetTimestamp();
        _time.Advance(TimeSpan.FromSeconds(2));
        _budget.Apply(new BudgetLease(1, BudgetLease.FullDuration), sentAt);
        _time.Advance(TimeSpan.FromSeconds(18) - TimeSpan.FromTicks(1));
        Assert.True(_budget.TryTake());
        _time.Advance(TimeSpan.FromTicks(1));
        Assert.False(_budget.TryTake());
        Assert.Equal(0, _budget.LeasedPerSecond);
        Assert.Equal((0.0, TimeSpan.Zero), Held(_budget.Claim("e", "i")));
    }

    [Fact]
    public void LoweredRate_HoldsAtOnce()
    {
        Lease(0.5);
        _time.Advance(TimeSpan.FromSeconds(1));
        _budgets.Rent(Key with { RequestsPerSecond = 8 });
        Assert.Equal(4, _budget.LeasedPerSecond);
        Assert.Equal(1, TakeAll());
        Assert.Equal((0.5, TimeSpan.FromSeconds(19)), Held(_budget.Claim("e", "i")));

        _budgets.Rent(Key with { RequestsPerSecond = 0 });
        _time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(0, TakeAll());
        Assert.Equal(0, _budget.Claim("e", "i").Wanted);
    }

    [Fact]
    public void RenewedLease_GivesNoTokenTwice()
    {
        Lease(1);
        var taken = 0;
        for (var i = 0; i < 1_000; i++)
        {
            _time.Advance(TimeSpan.FromMilliseconds(10));
            Lease(1);
            taken += TakeAll();
        }

        Assert.InRange(taken, 999, 1_000);
    }

    [Fact]
    public void Claims_TellTheDemandWithRoom_AndRiseInSequence()
    {
        TakeAll(tries: 25);
        var first = _budget.Claim("e", "i");
        Assert.Equal(2, first.Wanted, 9);
        for (var i = 0; i < 40; i++)
        {
            _time.Advance(TimeSpan.FromMilliseconds(250));
            TakeAll(tries: 5);
            var next = _budget.Claim("e", "i");
            Assert.True(next.Sequence > first.Sequence);
            first = next;
        }

        Assert.Equal(0.4, first.Wanted, 3);
        Assert.Equal(TimeSpan.Zero, _budget.IdleFor);
        _time.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(2 * 0.05 / 100, _budget.Claim("e", "i").Wanted, 9);
        Assert.Equal(TimeSpan.FromSeconds(30), _budget.IdleFor);
    }

    [Fact]
    public void ReleasedShare_IsUsedNoMore()
    {
        Lease(1);
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.True(_budget.TryTake());
        var release = _budget.Release("e", "i");
        Assert.Equal((0.0, 0.0, TimeSpan.Zero), (release.Wanted, release.Held, release.HeldFor));
        Assert.False(_budget.IsAwake);
        Assert.False(_budget.TryTake());
        Assert.True(_budget.IsAwake);
    }

    [Fact]
    public void BudgetThatNoTableGoesBy_GivesNothing_AndItsSuccessorClaimsOn()
    {
        Lease(1);
        _time.Advance(TimeSpan.FromSeconds(1));
        var sequence = _budget.Claim("e", "i").Sequence;
        _budgets.Return(Key);
        Assert.False(_budget.TryTake());
        Assert.Empty(_budgets.All);
        Assert.True(_budgets.Rent(Key).Claim("e", "i").Sequence > sequence);
    }

    [Fact]
    public async Task ManyThreads_TakeWhatThereIs_AndNoMore()
    {
        Lease(1);
        for (var round = 0; round < 200; round++)
        {
            _time.Advance(TimeSpan.FromMilliseconds(250));
            var taken = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => Task.Run(() =>
            {
                if (i == 0)
                {
                    Lease(1);
                }

                return TakeAll(50);
            })));
            Assert.InRange(taken.Sum(), 0, 25);
        }

        Assert.InRange(_budget[BudgetCount.Taken], 4_500, 5_000);
    }

    private static (double Share, TimeSpan For) Held(BudgetClaim claim) => (claim.Held, claim.HeldFor);

    private void Lease(double share) => _budget.Apply(new BudgetLease(share, BudgetLease.FullDuration), _time.GetTimestamp());

    private int TakeAll(int tries = 100) => Enumerable.Range(0, tries).Count(_ => _budget.TryTake());
}
