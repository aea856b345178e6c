using OrleansMesh.Routing.Resources;

namespace OrleansMesh.Routing.Actions;

/// <summary>The compiled <c>retries</c> of a route.</summary>
public sealed record RetryRule
{
    private const RetryConditions Grpc = RetryConditions.GrpcCancelled | RetryConditions.GrpcDeadlineExceeded | RetryConditions.GrpcInternal
        | RetryConditions.GrpcResourceExhausted | RetryConditions.GrpcUnavailable;

    private const RetryConditions AnyReset = RetryConditions.Reset | RetryConditions.ServerError | RetryConditions.GatewayError;

    /// <summary>Istio's policy for routes that name none: twice, on what surely did not reach a workload.</summary>
    public static RetryRule Default { get; } = new()
    {
        Attempts = 2,
        Conditions = RetryConditions.ConnectFailure | RetryConditions.RefusedStream | RetryConditions.GrpcUnavailable | RetryConditions.GrpcCancelled,
        Backoff = TimeSpan.FromMilliseconds(25),
        AvoidsTried = true,
    };

    /// <summary>How often another attempt may be made; 0: never.</summary>
    public required int Attempts { get; init; }

    /// <summary>What makes for another attempt.</summary>
    public required RetryConditions Conditions { get; init; }

    /// <summary>The statuses meant by <see cref="RetryConditions.StatusCodes"/>.</summary>
    public ValueList<int> Statuses { get; init; } = ValueList<int>.Empty;

    /// <summary>How long one attempt may take; null: as long as the request may.</summary>
    public TimeSpan? PerTryTimeout { get; init; }

    /// <summary>The pause before the first repetition, at most; each later one may be twice as long, up to ten times this.</summary>
    public required TimeSpan Backoff { get; init; }

    /// <summary>Whether endpoints that were tried are avoided where there are others.</summary>
    public required bool AvoidsTried { get; init; }

    /// <summary>
    /// Whether a request of this kind may have to be sent again after its body was: such a body must be kept. Otherwise only attempts that
    /// sent nothing are repeated.
    /// </summary>
    /// <param name="isGrpc">Whether the request is gRPC, of which alone a gRPC status can come back.</param>
    public bool RepeatsBodies(bool isGrpc) =>
        Attempts > 0 && (Conditions & ~(RetryConditions.ConnectFailure | RetryConditions.RefusedStream | RetryConditions.ResetBeforeRequest | (isGrpc ? 0 : Grpc))) != 0;

    /// <summary>Whether an answer makes for another attempt.</summary>
    /// <param name="status">The answer's status.</param>
    /// <param name="grpcStatus">The gRPC status among its header fields; null for none.</param>
    /// <param name="isRateLimited">Whether it has <c>x-envoy-ratelimited</c>.</param>
    public bool RetriesAnswer(int status, int? grpcStatus, bool isRateLimited)
    {
        // Envoy: an answer that a rate limiter gave is repeated only where that is asked for.
        if (isRateLimited)
        {
            return Has(RetryConditions.RateLimited);
        }

        return (status is >= 500 and < 600 && Has(RetryConditions.ServerError))
            || (status is 502 or 503 or 504 && Has(RetryConditions.GatewayError))
            || (status == 409 && Has(RetryConditions.Retriable4xx))
            || (Has(RetryConditions.StatusCodes) && Statuses.AsSpan().Contains(status))
            || (grpcStatus is { } code && Has(OfGrpc(code)));
    }

    /// <summary>Whether an attempt without an answer makes for another.</summary>
    /// <param name="failure">How it failed.</param>
    /// <param name="wasSent">Whether any of the request may have reached the upstream.</param>
    public bool RetriesFailure(RetryFailure failure, bool wasSent) =>
        Has(AnyReset)
        || (failure == RetryFailure.Connect && Has(RetryConditions.ConnectFailure))
        || (failure == RetryFailure.RefusedStream && Has(RetryConditions.RefusedStream))
        || (!wasSent && Has(RetryConditions.ResetBeforeRequest));

    /// <summary>The pause before a repetition: any time up to a bound that doubles.</summary>
    /// <param name="repetition">1 for the first.</param>
    /// <param name="random">Uniform over all of <see cref="uint"/>.</param>
    public TimeSpan Pause(int repetition, uint random)
    {
        // Envoy's jittered exponential backoff: within [0, base * (2^n - 1)), at most ten times the base.
        var bound = Math.Min(Backoff.Ticks * ((1L << Math.Min(repetition, 10)) - 1), Backoff.Ticks * 10);
        return TimeSpan.FromTicks((long)(((UInt128)random * (ulong)bound) >> 32));
    }

    private static RetryConditions OfGrpc(int status) => status switch
    {
        1 => RetryConditions.GrpcCancelled,
        4 => RetryConditions.GrpcDeadlineExceeded,
        8 => RetryConditions.GrpcResourceExhausted,
        13 => RetryConditions.GrpcInternal,
        14 => RetryConditions.GrpcUnavailable,
        _ => RetryConditions.None,
    };

    private bool Has(RetryConditions any) => (Conditions & any) != 0;
}
