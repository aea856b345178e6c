using System.Text;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Net.Http.Headers;
using OrleansMesh.EdgeNode.Listening;

namespace OrleansMesh.EdgeNode.Serving;

/// <summary>The client's side of the edge: how Kestrel must be set up for it.</summary>
internal static class KestrelSetup
{
    private static readonly Encoding ContentLength = new ContentLengthDecoding();
    private static readonly Encoding Connection = new ConnectionDecoding();
    private static readonly TimeSpan SlowClientGrace = TimeSpan.FromSeconds(5);

    /// <summary>Sets Kestrel up. HTTP/1.1 where nothing else is asked for, strict about line ends, header bytes kept as they are, nothing added to answers.</summary>
    public static void Apply(KestrelServerOptions kestrel, ServingOptions options, ConnectionLimit connections)
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
        kestrel.ConfigureEndpointDefaults(listen =>
        {
            listen.Protocols = HttpProtocols.Http1;
            listen.Use(connections.Before);
        });
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
        // Of all listeners together; ConnectionLimit counts them.
        limits.MaxConcurrentConnections = null;
        limits.MaxConcurrentUpgradedConnections = options.MaxUpgradedConnections;
        limits.MaxRequestLineSize = options.MaxRequestLineSize;
        limits.MaxRequestHeadersTotalSize = options.MaxHeaderBytes;
        limits.MaxRequestHeaderCount = options.MaxHeaderCount;
        limits.MaxRequestBodySize = options.MaxBodyBytes;
        limits.KeepAliveTimeout = options.KeepAliveTimeout;
        limits.RequestHeadersTimeout = options.HeadersTimeout;
        limits.Http2.MaxStreamsPerConnection = options.MaxStreamsPerConnection;
        limits.Http2.InitialStreamWindowSize = options.Http2StreamWindow;
        limits.Http2.InitialConnectionWindowSize = options.Http2ConnectionWindow;
        limits.Http2.HeaderTableSize = options.Http2HeaderTable;
        limits.Http2.MaxRequestHeaderFieldSize = options.MaxHeaderBytes;
        var rate = options.MinBytesPerSecond == 0 ? null : new MinDataRate(options.MinBytesPerSecond, SlowClientGrace);
        limits.MinRequestBodyDataRate = rate;
        limits.MinResponseDataRate = rate;
    }
}
