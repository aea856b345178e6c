using System.Net;

namespace OrleansMesh.Routing.Naming;

/// <summary>How hosts are compared: without port, without trailing dot, case folded, IPv6 without brackets.</summary>
public static class HostName
{
    /// <summary>A host of a resource as it is compared: lower case, without a trailing dot, IPv6 without brackets.</summary>
    public static string Fold(string host) => Trim(host).ToString().ToLowerInvariant();

    /// <summary>
    /// The host of a request's authority, in the case it was sent: <c>Foo.com.:80</c> gives <c>Foo.com</c>, <c>[::1]:80</c> gives <c>::1</c>.
    /// </summary>
    public static ReadOnlySpan<char> WithoutPort(ReadOnlySpan<char> authority)
    {
        var colon = authority.LastIndexOf(':');
        if (colon < 0 || authority[0] == '[')
        {
            return Trim(authority);
        }

        // RFC 3986 puts IPv6 addresses in brackets; several colons without them are an address, not a port.
        return Trim(authority.IndexOf(':') == colon ? authority[..colon] : authority);
    }

    /// <summary>Whether a folded host is an IP address in its usual form; <c>0x7f.1</c> and <c>1</c> are names.</summary>
    public static bool IsAddress(string host) =>
        IPAddress.TryParse(host, out var address) && (host.Contains(':', StringComparison.Ordinal) || address.ToString() == host);

    private static ReadOnlySpan<char> Trim(ReadOnlySpan<char> host)
    {
        if (!host.IsEmpty && host[0] == '[')
        {
            var end = host.IndexOf(']');
            return end < 0 ? host : host[1..end];
        }

        return !host.IsEmpty && host[^1] == '.' ? host[..^1] : host;
    }
}
