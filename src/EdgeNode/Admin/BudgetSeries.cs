using OrleansMesh.EdgeNode.Budgets;

namespace OrleansMesh.EdgeNode.Admin;

/// <summary>The fleet-wide budgets as this edge sees them, for Prometheus.</summary>
internal static class BudgetSeries
{
    // Six series each; further ones are in /config alone.
    private const int MaxPolicies = 1_000;

    public static void Write(MetricsText text, IReadOnlyList<FleetBudget> budgets)
    {
        var shown = budgets.OrderBy(budget => budget.Policy, StringComparer.Ordinal).Take(MaxPolicies).ToList();
        Write(text.Gauge("orleansmesh_budget_requests_per_second", "What the policy lets all edges together mirror."), shown, budget => budget.RequestsPerSecond);
        Write(text.Gauge("orleansmesh_budget_leased_requests_per_second", "Of that, what this edge has leased."), shown, budget => budget.LeasedPerSecond);
        Write(text.Counter("orleansmesh_budget_taken_total", "Requests that were within the budget."), shown, budget => budget[BudgetCount.Taken]);
        Write(text.Counter("orleansmesh_budget_denied_total", "Requests that were not."), shown, budget => budget.Denied);
        Write(text.Counter("orleansmesh_budget_claims_total", "Claims to the control plane that were answered."), shown, budget => budget[BudgetCount.Claims]);
        Write(text.Counter("orleansmesh_budget_claim_failures_total", "Claims that were not."), shown, budget => budget[BudgetCount.ClaimFailures]);
    }

    private static void Write(MetricsText text, List<FleetBudget> budgets, Func<FleetBudget, double> value)
    {
        foreach (var budget in budgets)
        {
            text.Sample(value(budget), ("policy", budget.Policy));
        }
    }
}
