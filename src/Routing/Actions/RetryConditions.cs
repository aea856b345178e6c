namespace OrleansMesh.Routing.Actions;

/// <summary>What an attempt must have come to for another to be made: Envoy's words for <c>retryOn</c>.</summary>
[Flags]
public enum RetryConditions
{
    None = 0,

    /// <summary><c>5xx</c>: any answer of 500 to 599, and no answer at all.</summary>
    ServerError = 1,

    /// <summary><c>gateway-error</c>: 502, 503, 504, and no answer at all.</summary>
    GatewayError = 1 << 1,

    /// <summary><c>reset</c>: no answer at all.</summary>
    Reset = 1 << 2,

    /// <summary><c>reset-before-request</c>: no answer, and the request was not sent.</summary>
    ResetBeforeRequest = 1 << 3,

    /// <summary><c>connect-failure</c>: no connection could be made.</summary>
    ConnectFailure = 1 << 4,

    /// <summary><c>refused-stream</c>: an HTTP/2 upstream did not take the request up.</summary>
    RefusedStream = 1 << 5,

    /// <summary><c>retriable-4xx</c>: 409.</summary>
    Retriable4xx = 1 << 6,

    /// <summary><c>retriable-status-codes</c>: the statuses named.</summary>
    StatusCodes = 1 << 7,

    /// <summary><c>envoy-ratelimited</c>: the answer has <c>x-envoy-ratelimited</c>.</summary>
    RateLimited = 1 << 8,

    /// <summary><c>cancelled</c>: gRPC's status 1 among the header fields of the answer.</summary>
    GrpcCancelled = 1 << 9,

    /// <summary><c>deadline-exceeded</c>: gRPC's status 4 among the header fields of the answer.</summary>
    GrpcDeadlineExceeded = 1 << 10,

    /// <summary><c>internal</c>: gRPC's status 13 among the header fields of the answer.</summary>
    GrpcInternal = 1 << 11,

    /// <summary><c>resource-exhausted</c>: gRPC's status 8 among the header fields of the answer.</summary>
    GrpcResourceExhausted = 1 << 12,

    /// <summary><c>unavailable</c>: gRPC's status 14 among the header fields of the answer.</summary>
    GrpcUnavailable = 1 << 13,
}
