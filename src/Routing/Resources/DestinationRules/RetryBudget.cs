namespace OrleansMesh.Routing.Resources.DestinationRules;

/// <summary>How many retries may be in flight.</summary>
public sealed record RetryBudget
{
    /// <summary>Per cent of the requests in flight, 0 to 100. Default: 20.</summary>
    public double? Percent { get; init; }

    /// <summary>Retries that are always allowed. Default: 3.</summary>
    public uint? MinRetryConcurrency { get; init; }

    /// <summary>
    /// Time over which requests, and the retries among them, are counted, to a tenth of it; <see cref="MinRetryConcurrency"/> are then allowed in that time. Default:
    /// 0s, which is those in flight now.
    /// </summary>
    public ProtoDuration? BudgetInterval { get; init; }
}
