using System.Buffers;
using System.Net;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;
using OrleansMesh.EdgeNode.Serving;
using OrleansMesh.Routing.Matching;

namespace OrleansMesh.EdgeNode.Forwarding;

/// <summary>The request as the primary sends it: after rewrites, without what stays behind, with what the edge adds. Shadows are copied from it.</summary>
internal sealed class OutgoingRequest : IDisposable
{
    private const string HostField = "host";
    private const string ForwardedFor = "x-forwarded-for";
    private const string ForwardedProto = "x-forwarded-proto";
    private const string EnvoyInternal = "x-envoy-internal";
    private const int MostAdded = 2;

    private readonly KeyValuePair<string, StringValues>[] _headers;
    private int _count;

    /// <summary>The outgoing form of a request that <paramref name="rule"/> matched.</summary>
    public OutgoingRequest(HttpContext context, AdmittedRequest admitted, RouteRule rule)
    {
        var request = context.Request;
        Method = request.Method;
        Target = rule.RewritesPath ? admitted.Target.WithPath(rule.RewritePath(admitted.Target.Path)).Text : admitted.Target.Text;
        Host = rule.Authority ?? admitted.Host;
        HasBody = context.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody ?? true;
        BodyLength = request.ContentLength;
        EdgeAddress = context.Connection.LocalIpAddress;
        _headers = ArrayPool<KeyValuePair<string, StringValues>>.Shared.Rent(request.Headers.Count + MostAdded);
        Copy(request.Headers, AddressText(context.Connection.RemoteIpAddress), request.Scheme);
    }

    public string Method { get; }

    /// <summary>The request target, byte for byte.</summary>
    public string Target { get; }

    public string Host { get; }

    public bool HasBody { get; }

    /// <summary>The body's length where the client said it; null for chunked.</summary>
    public long? BodyLength { get; }

    /// <summary>The address that the client reached; taken while nothing else uses the connection.</summary>
    public IPAddress? EdgeAddress { get; }

    /// <summary>All header fields but the host; the last is <c>x-forwarded-for</c>.</summary>
    public ReadOnlySpan<KeyValuePair<string, StringValues>> Headers => _headers.AsSpan(0, _count);

    /// <summary>An address as header fields show it: IPv4 also where the socket speaks of it as IPv6.</summary>
    public static string AddressText(IPAddress? address) =>
        address is null ? "unknown" : (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).ToString();

    /// <summary>A copy of the header fields for shadows, which says that the edge passed the request on.</summary>
    /// <param name="edge">The edge's own address.</param>
    public KeyValuePair<string, StringValues>[] ShadowHeaders(string edge)
    {
        var headers = new List<KeyValuePair<string, StringValues>>(_count + 1);
        foreach (var header in Headers[..^1])
        {
            if (!Is(header.Key, EnvoyInternal))
            {
                headers.Add(header);
            }
        }

        headers.Add(new(ForwardedFor, $"{Headers[^1].Value}, {edge}"));
        headers.Add(new(EnvoyInternal, "true"));
        return [.. headers];
    }

    public void Dispose() => ArrayPool<KeyValuePair<string, StringValues>>.Shared.Return(_headers, clearArray: true);

    private static bool Is(string name, string other) => name.Equals(other, StringComparison.OrdinalIgnoreCase);

    private void Copy(IHeaderDictionary headers, string client, string scheme)
    {
        var connection = headers.Connection;
        var forwardedFor = StringValues.Empty;
        var saysScheme = false;
        foreach (var header in headers)
        {
            if (HopByHop.Includes(header.Key, connection) || Is(header.Key, HostField))
            {
                continue;
            }

            if (Is(header.Key, ForwardedFor))
            {
                forwardedFor = header.Value;
                continue;
            }

            saysScheme |= Is(header.Key, ForwardedProto);
            _headers[_count++] = header;
        }

        if (!saysScheme)
        {
            _headers[_count++] = new(ForwardedProto, scheme);
        }

        _headers[_count++] = new(ForwardedFor, forwardedFor.Count == 0 ? client : $"{string.Join(", ", forwardedFor.ToArray())}, {client}");
    }
}
