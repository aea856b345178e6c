using OrleansMesh.EdgeNode.Serving;
using OrleansMesh.EdgeNode.Upstreams.Connections;
using OrleansMesh.Routing.Actions;
using Yarp.ReverseProxy.Forwarder;

namespace OrleansMesh.EdgeNode.Forwarding;

/// <summary>What YARP's errors mean to the client.</summary>
internal static class ForwardFailures
{
    // RFC 9113 7: the stream was refused "prior to performing any application processing".
    private const long RefusedStream = 7;

    /// <summary>The reason for an error; null where there is nobody to tell, as after an upgraded connection.</summary>
    /// <param name="error">YARP's error.</param>
    /// <param name="exception">What came with it.</param>
    /// <param name="status">The status that YARP would answer with.</param>
    public static EdgeReason? Reason(ForwarderError error, Exception? exception, int status) => error switch
    {
        ForwarderError.None
            or ForwarderError.UpgradeRequestCanceled
            or ForwarderError.UpgradeRequestClient
            or ForwarderError.UpgradeRequestDestination
            or ForwarderError.UpgradeResponseCanceled
            or ForwarderError.UpgradeResponseClient
            or ForwarderError.UpgradeResponseDestination
            or ForwarderError.UpgradeActivityTimeout => null,
        ForwarderError.Request => Request(exception),
        ForwarderError.RequestTimedOut => exception?.InnerException switch
        {
            TimeoutException { InnerException: ConnectionsFullException } => EdgeReason.Overflow,
            TimeoutException => EdgeReason.ConnectTimeout,
            _ => EdgeReason.UpstreamTimeout,
        },
        ForwarderError.RequestCanceled
            or ForwarderError.RequestBodyCanceled
            or ForwarderError.ResponseBodyCanceled
            or ForwarderError.ResponseBodyClient => EdgeReason.ClientGone,
        ForwarderError.RequestBodyClient => status switch
        {
            StatusCodes.Status408RequestTimeout => EdgeReason.ClientBodyTimeout,
            StatusCodes.Status413PayloadTooLarge => EdgeReason.ClientBodyTooLarge,
            _ => EdgeReason.ClientBody,
        },
        ForwarderError.RequestBodyDestination =>
            status == StatusCodes.Status504GatewayTimeout ? EdgeReason.UpstreamTimeout : EdgeReason.UpstreamReset,
        ForwarderError.ResponseBodyDestination => EdgeReason.UpstreamReset,
        ForwarderError.ResponseHeaders => EdgeReason.UpstreamInvalid,
        _ => EdgeReason.Fault,
    };

    /// <summary>What a failure means to the question whether another attempt is made; null: it is none of the upstream's.</summary>
    public static RetryFailure? Kind(EdgeReason failure) => failure switch
    {
        EdgeReason.ConnectFailed or EdgeReason.ConnectTimeout or EdgeReason.NameNotResolved => RetryFailure.Connect,
        EdgeReason.StreamRefused => RetryFailure.RefusedStream,
        EdgeReason.UpstreamReset or EdgeReason.UpstreamInvalid or EdgeReason.UpstreamTimeout or EdgeReason.TryTimeout => RetryFailure.Reset,
        _ => null,
    };

    private static EdgeReason Request(Exception? exception) => exception is not HttpRequestException { HttpRequestError: var error }
        ? EdgeReason.UpstreamReset
        : exception.InnerException is HttpProtocolException { ErrorCode: RefusedStream } ? EdgeReason.StreamRefused
        : error switch
        {
            HttpRequestError.NameResolutionError => EdgeReason.NameNotResolved,
            HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError => EdgeReason.ConnectFailed,
            HttpRequestError.InvalidResponse or HttpRequestError.ConfigurationLimitExceeded => EdgeReason.UpstreamInvalid,
            _ => EdgeReason.UpstreamReset,
        };
}
