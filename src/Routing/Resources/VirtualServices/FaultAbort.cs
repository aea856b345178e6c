namespace OrleansMesh.Routing.Resources.VirtualServices;

/// <summary>Answers a share of the requests with an error, without sending them anywhere. One of the three errors is set.</summary>
public sealed record FaultAbort
{
    /// <summary>HTTP status, 200 to 600.</summary>
    public int? HttpStatus { get; init; }

    /// <summary>gRPC status by its upper-case name, such as <c>UNAVAILABLE</c>.</summary>
    public string? GrpcStatus { get; init; }

    /// <summary>HTTP/2 error; refused by Istio.</summary>
    [Refused("Istio does not support it")]
    public string? Http2Error { get; init; }

    /// <summary>Share of the requests. Default: none.</summary>
    public Percent? Percentage { get; init; }
}
