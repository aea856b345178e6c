using System.Globalization;
using System.Net;
using OrleansMesh.EdgeNode.Settings;
using OrleansMesh.Hosting;
using OrleansMesh.Routing.Gateways;

namespace OrleansMesh.EdgeNode.Gateways;

/// <summary>Where the listeners of Gateways really listen, and where their Secrets are, as the settings say.</summary>
internal sealed class GatewayOptions
{
    private readonly IReadOnlyDictionary<int, int> _ports;

    private GatewayOptions(IPAddress address, IReadOnlyDictionary<int, int> ports, IReadOnlyList<string> namespaces) =>
        (Address, _ports, SecretNamespaces) = (address, ports, namespaces);

    /// <summary>The address of servers without <c>bind</c>.</summary>
    public IPAddress Address { get; }

    /// <summary>Where Secrets are looked for, in order.</summary>
    public IReadOnlyList<string> SecretNamespaces { get; }

    /// <summary>Reads the settings.</summary>
    /// <exception cref="StartupException">One is wrong.</exception>
    public static GatewayOptions Read(EdgeOptions edge)
    {
        var address = edge.GatewayAddress == "*" ? IPAddress.IPv6Any
            : IPAddress.TryParse(edge.GatewayAddress, out var parsed) ? parsed
            : throw new StartupException("Edge:GatewayAddress", $"'{edge.GatewayAddress}' is neither an IP address nor *");
        var ports = new Dictionary<int, int>();
        foreach (var (text, real) in edge.GatewayPorts)
        {
            if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) || port is < 1 or > IPEndPoint.MaxPort || real is < 0 or > IPEndPoint.MaxPort)
            {
                throw new StartupException($"Edge:GatewayPorts:{text}", "names a port from 1 to 65535, and has one from 0 to 65535 as its value");
            }

            ports[port] = real;
        }

        return new(address, ports, [.. new[] { edge.Namespace }.Concat(edge.SecretNamespaces).Distinct(StringComparer.Ordinal)]);
    }

    /// <summary>Where a listener really listens; null where its <c>bind</c> is no IP address.</summary>
    public IPEndPoint? EndPoint(GatewayListener listener)
    {
        var port = _ports.TryGetValue(listener.Port, out var real) ? real : listener.Port;
        return listener.Bind.Length == 0 ? new(Address, port) : IPAddress.TryParse(listener.Bind, out var bind) ? new(bind, port) : null;
    }
}
