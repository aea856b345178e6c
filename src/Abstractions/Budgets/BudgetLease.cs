namespace OrleansMesh.Abstractions.Budgets;

/// <summary>A share of a fleet-wide budget, for some time. It takes the place of the one that was claimed with.</summary>
/// <param name="Share">The part of the budget's rate that the edge may use; 0 for none.</param>
/// <param name="Duration">For how long, reckoned from before the claim was sent.</param>
[GenerateSerializer, Immutable, Alias("orleansmesh.BudgetLease")]
public sealed record BudgetLease([property: Id(0)] double Share, [property: Id(1)] TimeSpan Duration)
{
    /// <summary>How long a lease holds: longer than a silo takes to start again, so that edges mirror on meanwhile. All that deal in leases must agree on it.</summary>
    public static readonly TimeSpan FullDuration = TimeSpan.FromSeconds(20);
}
