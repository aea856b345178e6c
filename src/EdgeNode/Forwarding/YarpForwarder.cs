using System.Net;
using OrleansMesh.EdgeNode.Serving;
using OrleansMesh.EdgeNode.Upstreams;
using Yarp.ReverseProxy.Forwarder;

namespace OrleansMesh.EdgeNode.Forwarding;

/// <summary>Forwards by YARP: bodies stream both ways, WebSockets pass.</summary>
internal sealed partial class YarpForwarder(IHttpForwarder yarp, ForwardingOptions options, ILogger<YarpForwarder> logger) : IPrimaryForwarder
{
    private readonly ForwarderRequestConfig _http1 = new()
    {
        ActivityTimeout = options.ActivityTimeout,
        Version = HttpVersion.Version11,
        VersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
    };

    // Exactly: without TLS nothing would be agreed upon, and with it an endpoint that does not speak HTTP/2 is a fault to be told.
    private readonly ForwarderRequestConfig _http2 = new()
    {
        ActivityTimeout = options.ActivityTimeout,
        Version = HttpVersion.Version20,
        VersionPolicy = HttpVersionPolicy.RequestVersionExact,
    };

    public async ValueTask<EdgeReason?> ForwardAsync(PrimaryCall call, UpstreamEndpoint endpoint)
    {
        var context = call.Context;
        var error = await yarp.SendAsync(
            context, endpoint.Prefix, call.Cluster.Client.Invoker, call.Cluster.HttpVersion(context).Major == 2 ? _http2 : _http1,
            new YarpTransformer(call), call.Cancellation);
        if (error == ForwarderError.None)
        {
            return null;
        }

        // Our own copying threw.
        call.FailedHere = error == ForwarderError.ResponseHeaders;
        var exception = context.Features.Get<IForwarderErrorFeature>()?.Exception;
        var reason = ForwardFailures.Reason(error, exception, context.Response.StatusCode);
        if (reason == EdgeReason.Fault)
        {
            Log.Fault(logger, endpoint.Prefix, error, exception);
        }
        else
        {
            Log.Failed(logger, endpoint.Prefix, error, exception);
        }

        return reason;
    }

    private static partial class Log
    {
        [LoggerMessage(3101, LogLevel.Debug, "Forwarding to {Endpoint} failed: {Error}.", EventName = "ForwardFailed")]
        public static partial void Failed(ILogger logger, string endpoint, ForwarderError error, Exception? exception);

        [LoggerMessage(3102, LogLevel.Error, "Forwarding to {Endpoint} met a defect of the edge: {Error}.", EventName = "ForwardFault")]
        public static partial void Fault(ILogger logger, string endpoint, ForwarderError error, Exception? exception);
    }
}
