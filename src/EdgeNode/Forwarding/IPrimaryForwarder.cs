using OrleansMesh.EdgeNode.Serving;
using OrleansMesh.EdgeNode.Upstreams;

namespace OrleansMesh.EdgeNode.Forwarding;

/// <summary>Passes primaries on and their answers back: the seam behind which a leaner HTTP/1.1 path can stand beside YARP.</summary>
internal interface IPrimaryForwarder
{
    /// <summary>Makes one attempt: forwards the request and writes the upstream's answer, unless the call's gate withholds it.</summary>
    /// <param name="call">The request, whose body is read as it is needed, and where it goes.</param>
    /// <param name="endpoint">Where exactly.</param>
    /// <returns>Null where there was an answer, else what failed; the caller answers then, unless an answer has begun.</returns>
    ValueTask<EdgeReason?> ForwardAsync(PrimaryCall call, UpstreamEndpoint endpoint);
}
