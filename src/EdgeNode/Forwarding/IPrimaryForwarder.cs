using OrleansMesh.EdgeNode.Serving;

namespace OrleansMesh.EdgeNode.Forwarding;

/// <summary>Passes primaries on and their answers back: the seam behind which a leaner HTTP/1.1 path can stand beside YARP.</summary>
internal interface IPrimaryForwarder
{
    /// <summary>Forwards one request and writes the upstream's answer.</summary>
    /// <param name="context">The client's request; its body is read as it is needed.</param>
    /// <param name="request">What goes out.</param>
    /// <param name="cluster">Whose client takes it there.</param>
    /// <param name="endpoint">Where to.</param>
    /// <returns>Null where the answer was passed on, else what failed; the caller answers then, unless an answer has begun.</returns>
    ValueTask<EdgeReason?> ForwardAsync(HttpContext context, OutgoingRequest request, UpstreamCluster cluster, UpstreamEndpoint endpoint);
}
