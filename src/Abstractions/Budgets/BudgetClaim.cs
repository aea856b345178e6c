namespace OrleansMesh.Abstractions.Budgets;

/// <summary>What an edge says when it asks for its share of a fleet-wide budget. Shares are parts of the whole: 1 is all of it, whatever the rate may be.</summary>
/// <param name="Edge">The edge, for people.</param>
/// <param name="Incarnation">Names this start of the edge; unique. Shares are its, not the edge's.</param>
/// <param name="Sequence">Rises with every claim of the incarnation for this budget: one that arrives late is refused.</param>
/// <param name="Wanted">The share it could use: its demand, with some to spare, divided by the budget's rate. May be more than 1; 0 gives everything back.</param>
/// <param name="Held">The share that it goes by now; 0 for none.</param>
/// <param name="HeldFor">How long it will still go by that.</param>
[GenerateSerializer, Immutable, Alias("orleansmesh.BudgetClaim")]
public sealed record BudgetClaim(
    [property: Id(0)] string Edge,
    [property: Id(1)] string Incarnation,
    [property: Id(2)] long Sequence,
    [property: Id(3)] double Wanted,
    [property: Id(4)] double Held,
    [property: Id(5)] TimeSpan HeldFor);
