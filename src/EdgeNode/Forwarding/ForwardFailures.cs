using OrleansMesh.EdgeNode.Serving;
using Yarp.ReverseProxy.Forwarder;

namespace OrleansMesh.EdgeNode.Forwarding;

/// <summary>What YARP's errors mean to the client.</summary>
internal static class ForwardFailures
{
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
        ForwarderError.RequestTimedOut => exception is { InnerException: TimeoutException } ? EdgeReason.ConnectTimeout : EdgeReason.UpstreamTimeout,
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

    private static EdgeReason Request(Exception? exception) => exception is not HttpRequestException { HttpRequestError: var error }
        ? EdgeReason.UpstreamReset
        : error switch
        {
            HttpRequestError.NameResolutionError => EdgeReason.NameNotResolved,
            HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError => EdgeReason.ConnectFailed,
            HttpRequestError.InvalidResponse or HttpRequestError.ConfigurationLimitExceeded => EdgeReason.UpstreamInvalid,
            _ => EdgeReason.UpstreamReset,
        };
}
