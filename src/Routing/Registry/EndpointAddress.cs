using OrleansMesh.Routing.Naming;

namespace OrleansMesh.Routing.Registry;

/// <summary>One place that answers for a cluster.</summary>
/// <param name="Host">IP address (IPv6 without brackets), host name, or <c>unix://</c> and a path.</param>
/// <param name="Port">1 to 65535; without meaning for a socket.</param>
/// <param name="Weight">Its share against its siblings; at least 1.</param>
/// <param name="Locality"><c>region/zone/sub-zone</c>; empty where nothing says. Shown; no request goes by it.</param>
public sealed record EndpointAddress(string Host, int Port, int Weight, string Locality = "")
{
    /// <summary>Whether it is a name, which DNS must resolve.</summary>
    public bool IsName => !HostName.IsAddress(Host) && !SocketAddress.Is(Host);
}
