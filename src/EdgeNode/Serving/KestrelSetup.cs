using System.Text;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Net.Http.Headers;

namespace OrleansMesh.EdgeNode.Serving;

/// <summary>The client's side of the edge: how Kestrel must be set up for it.</summary>
internal static class KestrelSetup
{
    private static readonly Encoding ContentLength = new ContentLengthDecoding();
    private static readonly Encoding Connection = new ConnectionDecoding();
    private static readonly TimeSpan SlowClientGrace = TimeSpan.FromSeconds(5);

    /// <summary>Sets Kestrel up. HTTP/1.1 only, strict about line ends, header bytes kept as they are, nothing added to answers.</summary>
    public static void Apply(KestrelServerOptions kestrel, ServingOptions options)
    {
        // RFC 9112 2.2 lets a server take a bare LF for a line end; that is how requests are smuggled past a peer that does not.
        AppContext.SetSwitch("Microsoft.AspNetCore.Server.Kestrel.DisableHttp1LineFeedTerminators", isEnabled: true);

        kestrel.AddServerHeader = false;
        kestrel.AllowSynchronousIO = false;
        kestrel.AllowAlternateSchemes = false;

        // RFC 9112 3.2.2: a proxy "MUST ignore the received Host header field (if any) and instead replace it with the host information of the request-target".
        kestrel.AllowHostHeaderOverride = true;

        // Bytes above 127 have no agreed meaning in header fields; Latin-1 maps every byte to a character and back.
        kestrel.RequestHeaderEncodingSelector = Decoding;
        kestrel.ResponseHeaderEncodingSelector = static _ => Encoding.Latin1;
        kestrel.ConfigureEndpointDefaults(static listen => listen.Protocols = HttpProtocols.Http1);
        SetLimits(kestrel.Limits, options);
    }

    private static Encoding Decoding(string field) => field switch
    {
        _ when field == HeaderNames.ContentLength => ContentLength,
        _ when field == HeaderNames.Connection => Connection,
        _ => Encoding.Latin1,
    };

    private static void SetLimits(KestrelServerLimits limits, ServingOptions options)
    {
        limits.MaxConcurrentConnections = options.MaxConnections;
        limits.MaxConcurrentUpgradedConnections = options.MaxUpgradedConnections;
        limits.MaxRequestLineSize = options.MaxRequestLineSize;
        limits.MaxRequestHeadersTotalSize = options.MaxHeaderBytes;
        limits.MaxRequestHeaderCount = options.MaxHeaderCount;
        limits.MaxRequestBodySize = options.MaxBodyBytes;
        limits.KeepAliveTimeout = options.KeepAliveTimeout;
        limits.RequestHeadersTimeout = options.HeadersTimeout;
        var rate = options.MinBytesPerSecond == 0 ? null : new MinDataRate(options.MinBytesPerSecond, SlowClientGrace);
        limits.MinRequestBodyDataRate = rate;
        limits.MinResponseDataRate = rate;
    }
}
