using System.Buffers;

namespace OrleansMesh.EdgeNode.Serving;

/// <summary>
/// What the edge takes for a host: a name, or an IPv6 address in brackets, with or without a port. Narrower than RFC 3986, whose
/// percent signs and sub-delimiters no host has; what the outgoing client cannot parse it would send as a second <c>Host</c>.
/// </summary>
internal static class HostSyntax
{
    private const int MostPort = 65535;

    private static readonly SearchValues<char> NameCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._");

    private static readonly SearchValues<char> AddressCharacters = SearchValues.Create("0123456789abcdefABCDEF:.");

    public static bool IsValid(ReadOnlySpan<char> authority)
    {
        var hostEnd = HostEnd(authority);
        if (hostEnd <= 0 || !IsPort(authority[hostEnd..]))
        {
            return false;
        }

        var host = authority[..hostEnd];
        return host[0] == '['
            ? host.Length > 2 && !host[1..^1].ContainsAnyExcept(AddressCharacters) && System.Net.IPAddress.TryParse(host[1..^1], out _)
            : !host.ContainsAnyExcept(NameCharacters);
    }

    // -1 where a bracket is not closed.
    private static int HostEnd(ReadOnlySpan<char> authority)
    {
        if (authority.IsEmpty || authority[0] != '[')
        {
            var colon = authority.IndexOf(':');
            return colon < 0 ? authority.Length : colon;
        }

        return authority.IndexOf(']') + 1;
    }

    // RFC 3986 allows a colon without a port.
    private static bool IsPort(ReadOnlySpan<char> text) =>
        text.IsEmpty
        || (text[0] == ':' && (text.Length == 1
            || (!text[1..].ContainsAnyExceptInRange('0', '9') && int.TryParse(text[1..], out var port) && port <= MostPort)));
}
