using System.Collections.Frozen;
using Microsoft.Extensions.Primitives;

namespace OrleansMesh.EdgeNode.Forwarding;

/// <summary>The header fields that concern one connection only, and must not be passed on (RFC 9110 7.6.1).</summary>
internal static class HopByHop
{
    private const string ProxyPrefix = "Proxy-";

    private static readonly FrozenSet<string> Always = new[]
    {
        "Connection",
        "Keep-Alive",
        "Transfer-Encoding",
        "TE",

        // No request's trailers are forwarded, so none may be announced.
        "Trailer",
        "Upgrade",
        "HTTP2-Settings",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    // RFC 9110 7.6.1: never end-to-end fields that everyone on the way needs. Without these the next hop would read another message.
    private static readonly FrozenSet<string> Never = new[] { "Host", "Content-Length" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a field stays behind.</summary>
    /// <param name="name">The field.</param>
    /// <param name="connection">The message's <c>Connection</c> fields, which may name more.</param>
    public static bool Includes(string name, StringValues connection) =>
        Always.Contains(name) || name.StartsWith(ProxyPrefix, StringComparison.OrdinalIgnoreCase) || IsNominated(name, connection);

    /// <summary>Whether a list has a name, whatever its case.</summary>
    public static bool Names(ReadOnlySpan<char> list, ReadOnlySpan<char> name)
    {
        foreach (var range in list.Split(','))
        {
            if (list[range].Trim(" \t").Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsNominated(string name, StringValues connection)
    {
        foreach (var value in connection)
        {
            if (Names(value, name) && !Never.Contains(name))
            {
                return true;
            }
        }

        return false;
    }
}
