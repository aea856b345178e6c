namespace OrleansMesh.Grains.Budgets;

/// <summary>What must last of a budget.</summary>
[GenerateSerializer, Immutable, Alias("orleansmesh.BudgetState")]
internal sealed record BudgetState
{
    /// <summary>Whether edges may hold leases. Written before the first one is granted.</summary>
    [Id(0)]
    public bool HasLeases { get; init; }
}
