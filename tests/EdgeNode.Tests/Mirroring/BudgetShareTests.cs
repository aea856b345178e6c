using OrleansMesh.EdgeNode.Mirroring;

namespace OrleansMesh.EdgeNode.Tests.Mirroring;

/// <summary>No lane can take what others need, and the process holds no more than it may.</summary>
public sealed class BudgetShareTests
{
    private readonly ByteBudget _budget = new(100);

    [Fact]
    public void OneLane_GetsHalf_AndLeavesTheRestToOthers()
    {
        var (slow, other) = (new BudgetShare(_budget), new BudgetShare(_budget));

        Assert.Equal(50, TakeAll(slow));
        Assert.True(slow.IsSpent);
        Assert.False(other.IsSpent);
        Assert.Equal(25, TakeAll(other));
        Assert.Equal((75, 25), (_budget.Used, _budget.Free));

        other.Give(25);
        Assert.True(slow.IsSpent);
        slow.Give(1);
        Assert.False(slow.IsSpent);
    }

    [Fact]
    public void LanesTogether_NeverHoldMoreThanTheBudget_AndANewOneFindsSomething()
    {
        var shares = Enumerable.Range(0, 9).Select(_ => new BudgetShare(_budget)).ToArray();
        for (var round = 0; round < 100; round++)
        {
            foreach (var share in shares)
            {
                share.TryTake(1);
            }
        }

        // Nine that hold as much as is free: a tenth each.
        Assert.Equal((90, 10), (_budget.Used, _budget.Free));
        Assert.True(new BudgetShare(_budget).TryTake(10));
        Assert.False(new BudgetShare(_budget).TryTake(1));
    }

    [Fact]
    public void ManyAtOnce_KeepTheBudgetExact()
    {
        var share = new BudgetShare(_budget);
        Parallel.For(0, 10_000, _ =>
        {
            if (share.TryTake(7))
            {
                Assert.InRange(_budget.Used, 7, 100);
                share.Give(7);
            }
        });

        Assert.Equal(0, _budget.Used);
        Assert.Equal(50, TakeAll(share));
    }

    [Fact]
    public void PieceThatDoesNotFit_TakesNothing()
    {
        var share = new BudgetShare(_budget);
        Assert.False(share.TryTake(101));
        Assert.Equal(0, _budget.Used);
        Assert.True(share.TryTake(100));
    }

    private static int TakeAll(BudgetShare share)
    {
        var taken = 0;
        while (share.TryTake(1))
        {
            taken++;
        }

        return taken;
    }
}
