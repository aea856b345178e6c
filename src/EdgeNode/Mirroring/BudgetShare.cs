namespace OrleansMesh.EdgeNode.Mirroring;

/// <summary>
/// One lane's part of the process's budget: it may hold as much as is left free. So one slow target gets half of the budget at most, two get a
/// third each, and something is always left for a lane that holds nothing.
/// </summary>
/// <remarks>A dynamic threshold as in shared-memory switches (Choudhury and Hahne, "Dynamic queue length thresholds", 1998), with factor 1.</remarks>
internal sealed class BudgetShare(ByteBudget budget)
{
    private long _held;

    /// <summary>Whether nothing more is to be had.</summary>
    public bool IsSpent => Interlocked.Read(ref _held) >= budget.Free;

    /// <summary>Takes <paramref name="bytes"/>, all or none.</summary>
    public bool TryTake(long bytes)
    {
        // Two bodies of one lane at once may overshoot its share by a piece, never the budget.
        if (!budget.TryTake(bytes, Interlocked.Read(ref _held)))
        {
            return false;
        }

        Interlocked.Add(ref _held, bytes);
        return true;
    }

    public void Give(long bytes)
    {
        Interlocked.Add(ref _held, -bytes);
        budget.Give(bytes);
    }
}
