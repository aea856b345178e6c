using Microsoft.Extensions.Primitives;
using Yarp.ReverseProxy.Transforms;

namespace OrleansMesh.EdgeNode.Forwarding;

/// <summary>Writes a request into .NET's message; primary and shadow alike, so that they differ only in what was meant to.</summary>
internal static class OutgoingMessage
{
    private const string Trailers = "trailers";

    private static readonly UriCreationOptions Verbatim = new() { DangerousDisablePathAndQueryCanonicalization = true };

    /// <summary>Sets where it goes, and the header fields.</summary>
    /// <param name="message">A new message, with its version, and its content, if any.</param>
    /// <param name="prefix"><c>http://host:port</c>.</param>
    /// <param name="target">The request target; goes on the wire byte for byte.</param>
    /// <param name="host">The host; of <see cref="Routing.Naming.HostSyntax"/>, else .NET would send two.</param>
    /// <param name="takesTrailers">Whether the client has said that it takes trailers.</param>
    /// <param name="headers">All other fields.</param>
    public static void Fill(
        HttpRequestMessage message, string prefix, string target, string host, bool takesTrailers, ReadOnlySpan<KeyValuePair<string, StringValues>> headers)
    {
        message.RequestUri = new Uri(string.Concat(prefix, target), Verbatim);
        message.Headers.TryAddWithoutValidation("Host", host);
        foreach (var header in headers)
        {
            Add(message, header.Key, header.Value);
        }

        if (message is { Content: null, Version.Major: 1 } && !IsSafe(message.Method))
        {
            // .NET sends a request without content again, up to three times, where its connection ends before an answer. RFC 9110 9.2.2: a proxy
            // "MUST NOT automatically retry non-idempotent requests"; with an empty content it does not.
            Add(message, "Content-Length", "0");
        }

        // RFC 9113 8.2.2: TE "MUST NOT contain any value other than trailers". Some gRPC servers refuse calls that come without it.
        if (takesTrailers && message.Version.Major == 2)
        {
            message.Headers.TryAddWithoutValidation("TE", Trailers);
        }
    }

    /// <summary>Whether a client says that it takes trailers, which are passed on to it where its protocol has them.</summary>
    public static bool TakesTrailers(IHeaderDictionary headers)
    {
        foreach (var value in headers.TE)
        {
            if (HopByHop.Names(value, Trailers))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsSafe(HttpMethod method) => method == HttpMethod.Get || method == HttpMethod.Head || method == HttpMethod.Options;

    private static void Add(HttpRequestMessage message, string name, StringValues values)
    {
        var isAdded = values.Count == 1
            ? message.Headers.TryAddWithoutValidation(name, values[0])
            : message.Headers.TryAddWithoutValidation(name, values.ToArray()!);
        if (!isAdded)
        {
            // .NET keeps fields such as Content-Type with the content. Where there is none, YARP accepts an empty one of its own making only.
            RequestTransform.AddHeader(new RequestTransformContext { ProxyRequest = message }, name, values);
        }
    }
}
