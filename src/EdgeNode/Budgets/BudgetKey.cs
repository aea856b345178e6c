namespace OrleansMesh.EdgeNode.Budgets;

/// <summary>A fleet-wide budget, as a policy asks for it.</summary>
/// <param name="Policy">The policy, <c>namespace/name</c>: edges that name the same one share its budget.</param>
/// <param name="RequestsPerSecond">How many requests all edges together may mirror in a second; 0 for none.</param>
internal readonly record struct BudgetKey(string Policy, double RequestsPerSecond);
