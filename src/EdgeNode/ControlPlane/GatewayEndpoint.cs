using System.Globalization;
using System.Net;
using OrleansMesh.Hosting;

namespace OrleansMesh.EdgeNode.ControlPlane;

/// <summary>One Orleans gateway, as the setting names it.</summary>
/// <param name="Host">A DNS name or an IP address.</param>
/// <param name="Port">The port.</param>
internal sealed record GatewayEndpoint(string Host, int Port)
{
    /// <summary>Reads <c>host:port</c>; an IPv6 address stands in brackets.</summary>
    /// <exception cref="StartupException">It is not that.</exception>
    public static GatewayEndpoint Parse(string setting, string text)
    {
        var colon = text.LastIndexOf(':');
        var host = colon < 0 ? string.Empty : text[..colon].TrimStart('[').TrimEnd(']');
        var isHost = IPAddress.TryParse(host, out _) || Uri.CheckHostName(host) == UriHostNameType.Dns;
        return isHost && int.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and <= IPEndPoint.MaxPort
            ? new GatewayEndpoint(host, port)
            : throw new StartupException(setting, $"'{text}' is not of the form host:port");
    }
}
