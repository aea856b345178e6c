using System.Globalization;

namespace OrleansMesh.Routing.Actions;

/// <summary>The compiled <c>redirect</c> of a route.</summary>
/// <param name="Status">301, 302, 303, 307 or 308.</param>
/// <param name="Scheme">The scheme to redirect to; null: the request's.</param>
/// <param name="Authority">The authority to redirect to; null: the request's.</param>
/// <param name="Port">The port to redirect to; 0: none is said, beyond what <paramref name="Authority"/> or the request says.</param>
/// <param name="IsPortOfRequest">Whether the port is the one that the request came in on, in the place of <paramref name="Port"/>.</param>
public sealed record RedirectRule(int Status, string? Scheme, string? Authority, int Port, bool IsPortOfRequest)
{
    private const string Http = "http";
    private const string Https = "https";
    private const int HttpPort = 80;
    private const int HttpsPort = 443;

    /// <summary>The <c>Location</c> of a request.</summary>
    /// <param name="scheme">The request's scheme, <c>http</c> or <c>https</c>.</param>
    /// <param name="authority">The request's authority, as sent.</param>
    /// <param name="localPort">The port the request came in on.</param>
    /// <param name="path">The path to redirect to; it may have a query of its own, which goes before the request's.</param>
    /// <param name="query">The request's query, without the question mark.</param>
    public string Location(string scheme, string authority, int localPort, string path, ReadOnlySpan<char> query)
    {
        var newScheme = Scheme ?? scheme;
        var port = IsPortOfRequest ? localPort : Port;
        // "Do not put explicit :80 or :443 when it's http/https."
        if ((port == HttpPort && newScheme == Http) || (port == HttpsPort && newScheme == Https))
        {
            port = 0;
        }

        var rooted = path.StartsWith('/') ? path : $"/{path}";
        var host = Authority ?? HostOf(authority, scheme, newScheme, port > 0);
        var portText = port > 0 ? string.Create(CultureInfo.InvariantCulture, $":{port}") : string.Empty;
        var queryText = query.IsEmpty || path.Contains('?', StringComparison.Ordinal) ? string.Empty : string.Concat("?", query);
        return $"{newScheme}://{host}{portText}{rooted}{queryText}";
    }

    // Envoy's processRequestHost: another port replaces the one in the authority, and another scheme makes the default port of the old one wrong.
    private static string HostOf(string authority, string scheme, string newScheme, bool hasNewPort)
    {
        var colon = authority.LastIndexOf(':');
        if (colon < 0 || authority.AsSpan(colon).Contains(']'))
        {
            return authority;
        }

        var isDefaultOfOld = newScheme != scheme && authority.AsSpan(colon + 1).SequenceEqual(scheme == Https ? "443" : "80");
        return hasNewPort || isDefaultOfOld ? authority[..colon] : authority;
    }
}
