using System.Text;
using OrleansMesh.Routing.Naming;

namespace OrleansMesh.EdgeNode.Upstreams;

/// <summary>
/// Unix sockets as hosts of URLs, since .NET pools connections by a URL's host: the path in hexadecimal, in labels that a host name may have. Each path
/// has a host of its own, and no pool can lead to another socket.
/// </summary>
internal static class SocketHosts
{
    // RFC 6761: nothing outside has a name of this kind.
    private const string Suffix = ".socket.invalid";
    private const int BytesOfALabel = 30;

    /// <summary>The host of an address by <see cref="SocketAddress"/>.</summary>
    public static string Of(string address)
    {
        var path = Encoding.UTF8.GetBytes(address[SocketAddress.Scheme.Length..]);
        return string.Join('.', path.Chunk(BytesOfALabel).Select(Convert.ToHexStringLower)) + Suffix;
    }

    /// <summary>Whether a host may be a socket's. No client's <c>Host</c> may lead to one.</summary>
    public static bool Includes(string host) => host.EndsWith(Suffix, StringComparison.OrdinalIgnoreCase);

    /// <summary>The path of a host that <see cref="Of"/> made, as the operating system wants it: an abstract name begins with a zero.</summary>
    public static string Path(string host)
    {
        var path = Encoding.UTF8.GetString(Convert.FromHexString(host[..^Suffix.Length].Replace(".", string.Empty, StringComparison.Ordinal)));
        return path[0] == '@' ? string.Concat("\0", path.AsSpan(1)) : path;
    }
}
