using Microsoft.Extensions.Primitives;
using Yarp.ReverseProxy.Transforms;

namespace OrleansMesh.EdgeNode.Forwarding;

/// <summary>Writes a request into .NET's message; primary and shadow alike, so that they differ only in what was meant to.</summary>
internal static class OutgoingMessage
{
    private static readonly UriCreationOptions Verbatim = new() { DangerousDisablePathAndQueryCanonicalization = true };

    /// <summary>Sets where it goes, and the header fields.</summary>
    /// <param name="message">A new message, with its content, if any.</param>
    /// <param name="prefix"><c>http://host:port</c>.</param>
    /// <param name="target">The request target; goes on the wire byte for byte.</param>
    /// <param name="host">The host; of <see cref="Serving.HostSyntax"/>, else .NET would send two.</param>
    /// <param name="headers">All other fields.</param>
    public static void Fill(
        HttpRequestMessage message, string prefix, string target, string host, ReadOnlySpan<KeyValuePair<string, StringValues>> headers)
    {
        message.RequestUri = new Uri(string.Concat(prefix, target), Verbatim);
        message.Headers.TryAddWithoutValidation("Host", host);
        foreach (var header in headers)
        {
            Add(message, header.Key, header.Value);
        }
    }

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
