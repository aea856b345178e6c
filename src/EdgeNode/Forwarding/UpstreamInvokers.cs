using System.Net;
using System.Text;

namespace OrleansMesh.EdgeNode.Forwarding;

/// <summary>Makes the HTTP/1.1 clients towards upstreams: plain messengers that follow, store, unpack and add nothing.</summary>
internal static class UpstreamInvokers
{
    /// <summary>The client of one upstream cluster, for primaries.</summary>
    public static HttpMessageInvoker ForPrimaries(ForwardingOptions options) => new(
        new SocketsHttpHandler
        {
            UseProxy = false,
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.None,
            ActivityHeadersPropagator = null,
            RequestHeaderEncodingSelector = static (_, _) => Encoding.Latin1,
            ResponseHeaderEncodingSelector = static (_, _) => Encoding.Latin1,
            ConnectTimeout = options.ConnectTimeout,
            Expect100ContinueTimeout = options.ContinueTimeout,
            MaxConnectionsPerServer = options.MaxConnectionsPerEndpoint,
            MaxResponseHeadersLength = options.MaxResponseHeaderKilobytes,
            PooledConnectionLifetime = options.ConnectionLifetime,
            PooledConnectionIdleTimeout = options.ConnectionIdleTimeout,
        },
        disposeHandler: true);
}
