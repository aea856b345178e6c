using System.Threading.Channels;
using OrleansMesh.EdgeNode.Tables;

namespace OrleansMesh.EdgeNode.Budgets;

/// <summary>The budgets of the policies that some table goes by.</summary>
internal sealed class MirrorBudgets
{
    private readonly SharedParts<string, FleetBudget> _budgets;
    private readonly Channel<bool> _wakes = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    // Over all budgets, so that one that is made anew for the same policy goes on where the former was.
    private long _claims;

    public MirrorBudgets(TimeProvider time) =>
        _budgets = new(policy => new FleetBudget(policy, time, () => Interlocked.Increment(ref _claims), () => _wakes.Writer.TryWrite(true)), budget => budget.End());

    /// <summary>Those in use.</summary>
    public IReadOnlyList<FleetBudget> All => _budgets.All;

    /// <summary>Something to read when a budget that nobody drew on is drawn on.</summary>
    public ChannelReader<bool> Wakes => _wakes.Reader;

    /// <summary>The budget of a policy, at the rate that the newest table has for it; to be given back once.</summary>
    public FleetBudget Rent(BudgetKey key)
    {
        var budget = _budgets.Rent(key.Policy);
        budget.SetRate(key.RequestsPerSecond);
        return budget;
    }

    /// <summary>Gives a budget back. What the edge had leased of one that no table goes by is used no more.</summary>
    public void Return(BudgetKey key) => _budgets.Return(key.Policy);
}
