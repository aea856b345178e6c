using System.Text.Json;
using OrleansMesh.EdgeNode.Budgets;

namespace OrleansMesh.EdgeNode.Admin;

/// <summary>The fleet-wide budgets as this edge sees them, for people.</summary>
internal static class BudgetsDocument
{
    public static void Write(Utf8JsonWriter json, IReadOnlyList<FleetBudget> budgets)
    {
        json.WriteStartArray("budgets");
        foreach (var budget in budgets.OrderBy(budget => budget.Policy, StringComparer.Ordinal))
        {
            json.WriteStartObject();
            json.WriteString("policy", budget.Policy);
            json.WriteNumber("requestsPerSecond", budget.RequestsPerSecond);
            json.WriteNumber("leasedRequestsPerSecond", budget.LeasedPerSecond);
            json.WriteNumber("taken", budget[BudgetCount.Taken]);
            json.WriteNumber("denied", budget.Denied);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
