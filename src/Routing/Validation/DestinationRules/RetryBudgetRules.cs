using OrleansMesh.Routing.Resources.DestinationRules;

namespace OrleansMesh.Routing.Validation.DestinationRules;

/// <summary>Rules for how many retries may be in flight.</summary>
internal static class RetryBudgetRules
{
    public static void Check(RetryBudget? budget, FieldPath path, AdmissionFindings findings)
    {
        if (budget?.Percent is { } percent && percent is not (>= 0 and <= 100))
        {
            findings.Invalid(path.Field("percent"), "must be from 0 to 100");
        }

        if (budget?.BudgetInterval is { } interval && interval.Value < TimeSpan.Zero)
        {
            findings.Invalid(path.Field("budgetInterval"), "must not be negative");
        }
    }
}
