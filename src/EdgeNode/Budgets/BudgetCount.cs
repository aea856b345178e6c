namespace OrleansMesh.EdgeNode.Budgets;

/// <summary>What is counted of a budget on this edge.</summary>
internal enum BudgetCount
{
    /// <summary>Requests that asked for a token.</summary>
    Tries,

    /// <summary>Of these, the ones that got one.</summary>
    Taken,

    /// <summary>Claims to the control plane that were answered.</summary>
    Claims,

    /// <summary>Claims that were not.</summary>
    ClaimFailures,
}
