namespace OrleansMesh.Routing.Resources.VirtualServices;

/// <summary>Istio's <c>HTTPFaultInjection.Abort</c> (networking.istio.io).</summary>
public sealed record FaultAbort
{
    /// <summary>HTTP status code to use to abort the Http request. One of error_type.</summary>
    public int? HttpStatus { get; init; }

    /// <summary>GRPC status code to use to abort the request. One of error_type.</summary>
    public string? GrpcStatus { get; init; }

    /// <summary> One of error_type.</summary>
    public string? Http2Error { get; init; }

    /// <summary>Percentage of requests to be aborted with the error code provided.</summary>
    public Percent? Percentage { get; init; }
}
