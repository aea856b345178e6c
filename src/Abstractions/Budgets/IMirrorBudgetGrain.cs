namespace OrleansMesh.Abstractions.Budgets;

/// <summary>The fleet-wide budget of one policy; its key is the policy, <c>namespace/name</c>.</summary>
[Alias("orleansmesh.IMirrorBudgetGrain")]
public interface IMirrorBudgetGrain : IGrainWithStringKey
{
    /// <summary>Takes or renews a share. At any time the shares that edges go by sum up to 1 at most, whatever calls or answers are lost.</summary>
    /// <returns>The lease, or null where a newer claim of the same incarnation was answered already.</returns>
    [Alias("Claim")]
    Task<BudgetLease?> Claim(BudgetClaim claim);
}
