using OrleansMesh.Routing.Actions;
using OrleansMesh.Routing.Registry;

namespace OrleansMesh.EdgeNode.Serving;

/// <summary>Status and words of each <see cref="EdgeReason"/>.</summary>
internal static class EdgeReasons
{
    /// <summary>The response header that marks every answer the edge made by itself, and says why.</summary>
    public const string HeaderName = "x-orleansmesh-reason";

    /// <summary>Every reason.</summary>
    public static EdgeReason[] All { get; } = Enum.GetValues<EdgeReason>();

    /// <summary>The header's value: short, fixed, fit for a metric's label.</summary>
    public static string Word(EdgeReason reason) => reason switch
    {
        EdgeReason.NoTable => "no-table",
        EdgeReason.NoRoute => "no-route",
        EdgeReason.FaultAbort => "fault-abort",
        EdgeReason.NoEndpoint => "no-endpoint",
        EdgeReason.Overflow => "overflow",
        EdgeReason.UnknownHost => "unknown-host",
        EdgeReason.UnknownPort => "unknown-port",
        EdgeReason.UnknownSubset => "unknown-subset",
        EdgeReason.NameNotResolved => "name-not-resolved",
        EdgeReason.ConnectFailed => "connect-failed",
        EdgeReason.UpstreamReset => "upstream-reset",
        EdgeReason.UpstreamInvalid => "upstream-invalid",
        EdgeReason.ConnectTimeout => "connect-timeout",
        EdgeReason.UpstreamTimeout => "upstream-timeout",
        EdgeReason.StreamRefused => "stream-refused",
        EdgeReason.RouteTimeout => "route-timeout",
        EdgeReason.TryTimeout => "try-timeout",
        EdgeReason.ClientBody => "client-body",
        EdgeReason.ClientBodyTimeout => "client-body-timeout",
        EdgeReason.ClientBodyTooLarge => "client-body-too-large",
        EdgeReason.ClientGone => "client-gone",
        EdgeReason.HostMissing => "host-missing",
        EdgeReason.HostInvalid => "host-invalid",
        EdgeReason.LengthAndEncoding => "length-and-encoding",
        EdgeReason.EncodingUnsupported => "encoding-unsupported",
        EdgeReason.FieldInvalid => "field-invalid",
        EdgeReason.TargetInvalid => "target-invalid",
        EdgeReason.AsteriskTarget => "asterisk-target",
        EdgeReason.MethodRefused => "method-refused",
        EdgeReason.AuthorityInvalid => "authority-invalid",
        EdgeReason.Loop => "loop",
        EdgeReason.HttpsRequired => "https-required",
        EdgeReason.Fault => "fault",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, null),
    };

    /// <summary>The answer's status.</summary>
    public static int Status(EdgeReason reason) => reason switch
    {
        EdgeReason.NoRoute => StatusCodes.Status404NotFound,
        EdgeReason.NoTable or EdgeReason.NoEndpoint or EdgeReason.Overflow or EdgeReason.UnknownHost or EdgeReason.UnknownPort or EdgeReason.UnknownSubset
            or EdgeReason.NameNotResolved or EdgeReason.FaultAbort => StatusCodes.Status503ServiceUnavailable,
        EdgeReason.ConnectFailed or EdgeReason.UpstreamReset or EdgeReason.StreamRefused or EdgeReason.UpstreamInvalid or EdgeReason.AuthorityInvalid
            => StatusCodes.Status502BadGateway,
        EdgeReason.ConnectTimeout or EdgeReason.UpstreamTimeout or EdgeReason.RouteTimeout or EdgeReason.TryTimeout => StatusCodes.Status504GatewayTimeout,
        EdgeReason.ClientBodyTimeout => StatusCodes.Status408RequestTimeout,
        EdgeReason.ClientBodyTooLarge => StatusCodes.Status413PayloadTooLarge,
        EdgeReason.AsteriskTarget => StatusCodes.Status501NotImplemented,
        EdgeReason.MethodRefused => StatusCodes.Status405MethodNotAllowed,
        EdgeReason.Loop => StatusCodes.Status508LoopDetected,
        EdgeReason.HttpsRequired => StatusCodes.Status301MovedPermanently,
        EdgeReason.Fault => StatusCodes.Status500InternalServerError,
        // RFC 9112 6.1 wants 501 for a transfer encoding that is not known; what is refused here is an attempt to smuggle, hence 400.
        _ => StatusCodes.Status400BadRequest,
    };

    /// <summary>The answer's status for a client that speaks gRPC.</summary>
    /// <param name="reason">Why.</param>
    /// <param name="httpStatus">What another client would be answered with.</param>
    // As Envoy since 1.38: gRPC's own table makes 504 UNAVAILABLE, which asks for another try at what has used up its time.
    public static int GrpcStatus(EdgeReason reason, int httpStatus) =>
        reason is EdgeReason.RouteTimeout or EdgeReason.TryTimeout ? GrpcStatusCodes.DeadlineExceeded : GrpcStatusCodes.FromHttp(httpStatus);

    /// <summary>Why a request to a cluster with <paramref name="problem"/> is not forwarded.</summary>
    public static EdgeReason For(ClusterProblem problem) => problem switch
    {
        ClusterProblem.UnknownHost => EdgeReason.UnknownHost,
        ClusterProblem.UnknownPort => EdgeReason.UnknownPort,
        ClusterProblem.UnknownSubset => EdgeReason.UnknownSubset,
        _ => EdgeReason.NoEndpoint,
    };
}
