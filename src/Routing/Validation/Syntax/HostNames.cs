using System.Buffers;
using System.Globalization;
using System.Net;

namespace OrleansMesh.Routing.Validation.Syntax;

/// <summary>The shapes of hosts, as Istio takes them: upper case is allowed, and a dot at the end.</summary>
internal static class HostNames
{
    public const string LabelShape = "a DNS label: at most 63 letters, digits and '-', with a letter or digit at either end";
    public const string WildcardShape = "a host name, with * only as, or at the beginning of, its first label";
    public const int Longest = 255;

    private static readonly SearchValues<char> AddressCharacters = SearchValues.Create("0123456789abcdefABCDEF:.");

    /// <summary>A DNS label: letters of either case, digits and dashes, at most 63.</summary>
    public static bool IsLabel(ReadOnlySpan<char> text) =>
        text.Length <= KubernetesNames.LongestLabel && Characters.Is(text, Characters.AlphanumericOrDash, Characters.Alphanumeric);

    /// <summary>A name of DNS labels; without wildcard.</summary>
    public static bool IsName(ReadOnlySpan<char> text) => IsDomain(text, wildcard: false);

    /// <summary>A name whose first label may be, or begin with, a star: <c>*</c>, <c>*foo.com</c>, <c>*-foo.com</c>, <c>*.foo.com</c>.</summary>
    public static bool IsWildcardName(ReadOnlySpan<char> text) => IsDomain(text, wildcard: true);

    /// <summary>
    /// The server name that gateways between networks use: <c>outbound_.80_.v1_.foo.com</c>, of a port, a subset or nothing, and a host.
    /// </summary>
    public static bool IsOutboundName(string text) =>
        text.Split("_.", 4) is ["outbound", var port, var subset, var host]
        && int.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number is >= 1 and <= Ports.Highest
        && (subset.Length == 0 || IsLabel(subset))
        && IsWildcardName(host);

    /// <summary>An IP address in its usual form; IPv6 with or without brackets.</summary>
    public static bool IsAddress(string text)
    {
        var address = text is ['[', .. var inner, ']'] && inner.Contains(':', StringComparison.Ordinal) ? inner : text;

        // TryParse also takes brackets with a port behind them, and a scope: neither is part of an address here, and both would be lost on the way.
        return !address.AsSpan().ContainsAnyExcept(AddressCharacters) && IPAddress.TryParse(address, out var parsed) && (address.Contains(':', StringComparison.Ordinal) || parsed.ToString() == address);
    }

    /// <summary>An IP address, or a subnet: an address, whatever its last bits, and the length of the prefix.</summary>
    public static bool IsAddressOrSubnet(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0)
        {
            return IsAddress(text);
        }

        var address = text[..slash];
        return IsAddress(address)
            && int.TryParse(text.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var prefix)
            && prefix <= (address.Contains(':', StringComparison.Ordinal) ? 128 : 32);
    }

    private static bool IsDomain(ReadOnlySpan<char> text, bool wildcard)
    {
        text = text.EndsWith(".") ? text[..^1] : text;
        if (text.IsEmpty || text.Length > Longest)
        {
            return false;
        }

        var first = true;
        foreach (var range in text.Split('.'))
        {
            if (!IsLabel(text[range]) && !(first && wildcard && IsWildcardLabel(text[range])))
            {
                return false;
            }

            first = false;
        }

        // "top level domain cannot be all-numeric": such a name is an IP address gone wrong.
        return text[(text.LastIndexOf('.') + 1)..].ContainsAnyExceptInRange('0', '9');
    }

    private static bool IsWildcardLabel(ReadOnlySpan<char> label)
    {
        if (label is not ['*', .. var rest])
        {
            return false;
        }

        return rest.IsEmpty || IsLabel(rest is ['-', .. var afterDash] ? afterDash : rest);
    }
}
