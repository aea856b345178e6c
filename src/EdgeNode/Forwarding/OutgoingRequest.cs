using System.Net;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;
using OrleansMesh.EdgeNode.Mirroring;
using OrleansMesh.EdgeNode.Serving;
using OrleansMesh.Routing.Matching;

namespace OrleansMesh.EdgeNode.Forwarding;

/// <summary>The request as the primary sends it: after rewrites and edits, without what stays behind, with what the edge adds. Shadows are copied from it.</summary>
internal sealed class OutgoingRequest : IDisposable
{
    /// <summary>The field that says which attempt this is; 1 here, and higher in the messages of later ones.</summary>
    public const string AttemptCount = "x-envoy-attempt-count";

    private const string HostField = "host";
    private const string ForwardedFor = "x-forwarded-for";
    private const string ForwardedProto = "x-forwarded-proto";
    private const string RequestId = "x-request-id";
    private const string OriginalPath = "x-envoy-original-path";
    private const string EnvoyInternal = "x-envoy-internal";
    private const string First = "1";
    private const int MostAdded = 6;

    private HeaderBuffer _headers;

    /// <summary>The outgoing form of a request that <paramref name="rule"/> matched.</summary>
    public OutgoingRequest(HttpContext context, AdmittedRequest admitted, RouteRule rule, RouteDestination destination, EdgeHops hops)
    {
        var request = context.Request;
        Method = request.Method;
        Target = rule.RewritesPath ? admitted.Target.WithPath(rule.RewritePath(admitted.Target.Path)).Text : admitted.Target.Text;
        Host = destination.Authority ?? admitted.Host;
        Rule = rule;
        Destination = destination;
        Hops = hops;
        CameByHttp2 = HttpProtocol.IsHttp2(request.Protocol);
        HasBody = context.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody ?? true;
        BodyLength = request.ContentLength;
        TakesTrailers = OutgoingMessage.TakesTrailers(request.Headers);
        ClientAddress = AddressText(context.Connection.RemoteIpAddress);
        EdgeAddress = context.Connection.LocalIpAddress;
        _headers = new(request.Headers.Count + MostAdded + destination.RequestEdits.Length);
        Copy(request.Headers, request.Scheme);
        if (rule.RewritesPath)
        {
            _headers.Set(OriginalPath, admitted.Target.Text);
        }

        AddClient(request.Headers[ForwardedFor], ClientAddress);
        HeaderEditing.Apply(destination.RequestEdits, ref _headers, new HeaderValues(context, rule.Name, isAnswered: false));

        // Last: no edit may break what ends loops.
        _headers.Set(EdgeHops.FieldName, hops.Next.Text);
    }

    public string Method { get; }

    /// <summary>The request target, byte for byte.</summary>
    public string Target { get; }

    public string Host { get; }

    public RouteRule Rule { get; }

    /// <summary>The destination that was picked.</summary>
    public RouteDestination Destination { get; }

    /// <summary>What the request as it came says of edges before this one.</summary>
    public EdgeHops Hops { get; }

    public bool HasBody { get; }

    /// <summary>Its shadows, which are told when its answer is there; null for none.</summary>
    public ShadowFlight? Shadows { get; set; }

    /// <summary>The body's length where the client said it; null for chunked.</summary>
    public long? BodyLength { get; }

    /// <summary>Whether the client sent it by HTTP/2.</summary>
    public bool CameByHttp2 { get; }

    /// <summary>Whether the client takes trailers.</summary>
    public bool TakesTrailers { get; }

    /// <summary>The client's address, whatever the header fields say.</summary>
    public string ClientAddress { get; }

    /// <summary>The address that the client reached; taken while nothing else uses the connection.</summary>
    public IPAddress? EdgeAddress { get; }

    /// <summary>All header fields but the host. They do not change: shadows may be copied from them while the primary is on its way.</summary>
    public ReadOnlySpan<KeyValuePair<string, StringValues>> Headers => _headers.Fields;

    /// <summary>An address as header fields show it: IPv4 also where the socket speaks of it as IPv6.</summary>
    public static string AddressText(IPAddress? address) =>
        address is null ? "unknown" : (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).ToString();

    /// <summary>A copy of the header fields for shadows, which says that the edge passed the request on.</summary>
    /// <param name="edge">The edge's own address.</param>
    public KeyValuePair<string, StringValues>[] ShadowHeaders(string edge)
    {
        var headers = new List<KeyValuePair<string, StringValues>>(Headers.Length + 1);
        var clients = string.Empty;
        foreach (var header in Headers)
        {
            if (Is(header.Key, ForwardedFor))
            {
                clients = $"{string.Join(", ", header.Value.ToArray())}, ";
            }
            else if (Is(header.Key, EdgeHops.FieldName))
            {
                headers.Add(new(header.Key, (Hops.Next with { IsShadow = true }).Text));
            }
            else if (!Is(header.Key, EnvoyInternal))
            {
                headers.Add(header);
            }
        }

        headers.Add(new(ForwardedFor, clients + edge));
        headers.Add(new(EnvoyInternal, "true"));
        return [.. headers];
    }

    public void Dispose() => _headers.Return();

    private static bool Is(string name, string other) => name.Equals(other, StringComparison.OrdinalIgnoreCase);

    private void Copy(IHeaderDictionary headers, string scheme)
    {
        var connection = headers.Connection;
        var (saysScheme, saysId) = (false, false);
        foreach (var header in headers)
        {
            if (HopByHop.Includes(header.Key, connection) || Is(header.Key, HostField) || Is(header.Key, ForwardedFor) || Is(header.Key, AttemptCount)
                || Is(header.Key, OriginalPath) || Is(header.Key, EnvoyInternal) || Is(header.Key, EdgeHops.FieldName))
            {
                continue;
            }

            saysScheme |= Is(header.Key, ForwardedProto);
            saysId |= Is(header.Key, RequestId);
            _headers.Add(header.Key, header.Value);
        }

        if (!saysScheme)
        {
            _headers.Add(ForwardedProto, scheme);
        }

        if (!saysId)
        {
            _headers.Add(RequestId, Guid.NewGuid().ToString());
        }

        _headers.Add(AttemptCount, First);
    }

    private void AddClient(StringValues before, string client) =>
        _headers.Add(ForwardedFor, before.Count == 0 ? client : $"{string.Join(", ", before.ToArray())}, {client}");
}
