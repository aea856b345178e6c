using System.Globalization;
using OrleansMesh.Routing.Actions;
using OrleansMesh.Routing.Resources;
using OrleansMesh.Routing.Resources.VirtualServices;

namespace OrleansMesh.Routing.Compilation;

/// <summary>Compiles <c>retries</c>.</summary>
internal static class RetryCompiler
{
    /// <summary>As many are made, whatever is asked for.</summary>
    public const int MostAttempts = 100;

    /// <summary>The rule for a route; null where it asks for none.</summary>
    public static RetryRule? Compile(HttpRetry? retries)
    {
        if (retries is null)
        {
            return RetryRule.Default;
        }

        if ((retries.Attempts ?? 0) <= 0)
        {
            return null;
        }

        var (conditions, statuses) = retries.RetryOn is { Length: > 0 } words ? Parse(words) : (RetryRule.Default.Conditions, []);
        return new()
        {
            Attempts = Math.Min(retries.Attempts!.Value, MostAttempts),
            Conditions = conditions,
            Statuses = ValueList.From(statuses),
            PerTryTimeout = retries.PerTryTimeout is { } time && time.Value > TimeSpan.Zero ? time.Value : null,
            Backoff = retries.Backoff is { } backoff && backoff.Value > TimeSpan.Zero ? backoff.Value : RetryRule.Default.Backoff,
            AvoidsTried = retries.RetryIgnorePreviousHosts ?? true,
        };
    }

    /// <summary>The condition of one word of <c>retryOn</c>; null where the edge has none such.</summary>
    public static RetryConditions? Find(string word) => word switch
    {
        "5xx" => RetryConditions.ServerError,
        "gateway-error" => RetryConditions.GatewayError,
        "reset" => RetryConditions.Reset,
        "reset-before-request" => RetryConditions.ResetBeforeRequest,
        "connect-failure" => RetryConditions.ConnectFailure,
        "refused-stream" => RetryConditions.RefusedStream,
        "retriable-4xx" => RetryConditions.Retriable4xx,
        "retriable-status-codes" => RetryConditions.StatusCodes,
        "envoy-ratelimited" => RetryConditions.RateLimited,
        "cancelled" => RetryConditions.GrpcCancelled,
        "deadline-exceeded" => RetryConditions.GrpcDeadlineExceeded,
        "internal" => RetryConditions.GrpcInternal,
        "resource-exhausted" => RetryConditions.GrpcResourceExhausted,
        "unavailable" => RetryConditions.GrpcUnavailable,
        _ => null,
    };

    private static (RetryConditions Conditions, List<int> Statuses) Parse(string retryOn)
    {
        var conditions = RetryConditions.None;
        var statuses = new List<int>();
        foreach (var word in retryOn.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var status))
            {
                // "If user has just specified HTTP status codes in retryOn but have not specified retriable-status-codes, let us add it."
                conditions |= RetryConditions.StatusCodes;
                statuses.Add(status);
            }
            else
            {
                conditions |= Find(word) ?? RetryConditions.None;
            }
        }

        return (conditions, statuses);
    }
}
