using System.Buffers;
using System.Net;

namespace OrleansMesh.Routing.Naming;

/// <summary>
/// What the edge takes for a host: a DNS name (underscores allowed but first), or an IPv6 address in brackets, with or without a port. Narrower than
/// RFC 3986, whose percent signs, sub-delimiters and empty ports no host has: what the outgoing client cannot parse as a host, it sends as
/// a second <c>Host</c> field.
/// </summary>
public static class HostSyntax
{
    private const int MostPort = 65535;

    // RFC 1035 2.3.4, less the room for the mark of a shadow.
    private const int MostName = 253 - 7;
    private const int MostLabel = 63;

    private static readonly SearchValues<char> LabelCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

    private static readonly SearchValues<char> AddressCharacters = SearchValues.Create("0123456789abcdefABCDEF:.");

    /// <summary>Whether the edge can forward requests with this host.</summary>
    public static bool IsValid(ReadOnlySpan<char> authority)
    {
        if (!authority.IsEmpty && authority[0] == '[')
        {
            var end = authority.IndexOf(']');
            return end > 0 && IsAddress(authority[1..end]) && IsPort(authority[(end + 1)..]);
        }

        var colon = authority.IndexOf(':');
        return colon < 0 ? IsName(authority) : IsName(authority[..colon]) && IsPort(authority[colon..]);
    }

    // TryParse also takes a scope, a mask, and IPv4 in every old spelling.
    private static bool IsAddress(ReadOnlySpan<char> text) =>
        text.Contains(':') && !text.ContainsAnyExcept(AddressCharacters) && IPAddress.TryParse(text, out _);

    private static bool IsPort(ReadOnlySpan<char> text) =>
        text.IsEmpty
        || (text[0] == ':' && !text[1..].ContainsAnyExceptInRange('0', '9') && int.TryParse(text[1..], out var port) && port <= MostPort);

    private static bool IsName(ReadOnlySpan<char> name)
    {
        if (name.Length > MostName)
        {
            return false;
        }

        while (true)
        {
            var dot = name.IndexOf('.');
            var label = dot < 0 ? name : name[..dot];
            if (label.Length is 0 or > MostLabel || !char.IsAsciiLetterOrDigit(label[0]) || label.ContainsAnyExcept(LabelCharacters))
            {
                return false;
            }

            // One dot at the end makes a name absolute.
            if (dot < 0 || dot == name.Length - 1)
            {
                return true;
            }

            name = name[(dot + 1)..];
        }
    }
}
