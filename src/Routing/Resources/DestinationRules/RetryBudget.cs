namespace OrleansMesh.Routing.Resources.DestinationRules;

/// <summary>Istio's <c>TrafficPolicy.RetryBudget</c> (networking.istio.io).</summary>
public sealed record RetryBudget
{
    /// <summary>Specifies the limit on concurrent retries as a percentage of the sum of active requests and active pending requests. Default: 20%.</summary>
    public double? Percent { get; init; }

    /// <summary>Specifies the minimum retry concurrency allowed for the retry budget. Default: 3.</summary>
    public uint? MinRetryConcurrency { get; init; }

    /// <summary>Specifies the duration in which requests will be considered when calculating the budget for retries. Default: when budget_interval is set to 0ms, only presently active and pending.</summary>
    public ProtoDuration? BudgetInterval { get; init; }
}
