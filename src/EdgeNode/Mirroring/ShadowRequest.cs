using Microsoft.Extensions.Primitives;
using OrleansMesh.EdgeNode.Upstreams.Connections;

namespace OrleansMesh.EdgeNode.Mirroring;

/// <summary>One shadow as it goes on the wire: a copy, which shares nothing with the request it was made from.</summary>
internal sealed class ShadowRequest
{
    public required string Method { get; init; }

    /// <summary><c>http://host:port</c> of the endpoint, or <c>https:</c>.</summary>
    public required string Prefix { get; init; }

    /// <summary>How the target is connected to. Default: by plain HTTP/1.1.</summary>
    public ConnectionSettings Connection { get; init; } = ConnectionSettings.Plain;

    /// <summary>Whether it goes by HTTP/2. Default: false.</summary>
    public bool IsHttp2 { get; init; }

    /// <summary>Whether its connection is closed after it. Default: false.</summary>
    public bool ClosesConnection { get; init; }

    /// <summary>Whether the client takes trailers. Default: false.</summary>
    public bool TakesTrailers { get; init; }

    /// <summary>The request target, byte for byte.</summary>
    public required string Target { get; init; }

    public required string Host { get; init; }

    /// <summary>All other header fields, <c>Content-Length</c> included.</summary>
    public required KeyValuePair<string, StringValues>[] Headers { get; init; }

    /// <summary>What came back.</summary>
    public ShadowAnswer Answer { get; } = new();

    /// <summary>The body; null where the request has none.</summary>
    public BodyCapture? Body { get; init; }
}
