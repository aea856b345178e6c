using System.Buffers;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;
using OrleansMesh.Routing.Naming;

namespace OrleansMesh.EdgeNode.Serving;

/// <summary>
/// Refuses requests that two HTTP implementations may read in two ways, before anything else looks at them. What Kestrel refuses by itself
/// (two hosts, two lengths, bad chunks, NUL, limits, CONNECT in its usual form) never comes here and has no reason header.
/// </summary>
internal static class RequestGuard
{
    private const string MovedContentLength = "X-Content-Length";

    // RFC 9110 5.5: "Field values containing CR, LF, or NUL characters are invalid and dangerous"; other control characters are invalid as well, but for the tab.
    private static readonly SearchValues<char> Controls =
        SearchValues.Create([.. Enumerable.Range(0, 0x20).Where(code => code != '\t').Select(code => (char)code), '\x7f']);

    /// <summary>Reads and judges a request.</summary>
    /// <returns>Null where it is let in, else why not.</returns>
    public static EdgeReason? Check(HttpContext context, out AdmittedRequest admitted)
    {
        admitted = default;
        var request = context.Features.GetRequiredFeature<IHttpRequestFeature>();
        if (HttpMethods.IsTrace(request.Method) || HttpMethods.IsConnect(request.Method))
        {
            return EdgeReason.MethodRefused;
        }

        if (CheckFraming(request) is { } framing)
        {
            return framing;
        }

        if (HasControls(request.Headers))
        {
            return EdgeReason.FieldInvalid;
        }

        if (RequestTarget.Read(request.RawTarget, out var target, out var authority) is { } reason)
        {
            return reason;
        }

        var host = authority ?? request.Headers.Host.ToString();
        if (host.Length == 0)
        {
            return EdgeReason.HostMissing;
        }

        admitted = new(target, host);
        return HostSyntax.IsValid(host) ? null : EdgeReason.HostInvalid;
    }

    private static EdgeReason? CheckFraming(IHttpRequestFeature request)
    {
        var encoding = request.Headers.TransferEncoding;
        if (encoding.Count == 0)
        {
            return null;
        }

        // Kestrel takes the encoding for the framing and moves the length out of the way, under this name.
        if (request.Headers.ContentLength is not null || request.Headers.ContainsKey(MovedContentLength))
        {
            return EdgeReason.LengthAndEncoding;
        }

        // RFC 9112 6.1: an HTTP/1.0 message with a transfer encoding is faulty. RFC 9113 8.2.2: so is one of HTTP/2.
        return IsChunked(encoding) && request.Protocol == HttpProtocol.Http11 ? null : EdgeReason.EncodingUnsupported;
    }

    // What the edge copies into other messages must not be what those may not hold.
    private static bool HasControls(IHeaderDictionary headers)
    {
        foreach (var header in headers)
        {
            foreach (var value in header.Value)
            {
                if (value.AsSpan().ContainsAny(Controls))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool IsChunked(StringValues encoding) =>
        encoding.Count == 1 && string.Equals(encoding[0], "chunked", StringComparison.OrdinalIgnoreCase);
}
