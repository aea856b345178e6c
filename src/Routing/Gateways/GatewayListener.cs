using OrleansMesh.Routing.Resources;

namespace OrleansMesh.Routing.Gateways;

/// <summary>One address and port that the Gateways of an edge ask for, with the servers that share it.</summary>
/// <param name="Bind">The IP address; empty for the edge's own choice.</param>
/// <param name="Port">The port as Gateways know it, 1 to 65535.</param>
/// <param name="Protocol">What is spoken on it.</param>
/// <param name="Servers">Its servers, that of the oldest Gateway first; at least one. In the clear they serve together, over TLS the client's server name chooses one.</param>
public sealed record GatewayListener(string Bind, int Port, ListenerProtocol Protocol, ValueList<ListenerServer> Servers)
{
    /// <summary>What it is known by: <c>port</c>, or <c>bind:port</c>.</summary>
    public string Name => Bind.Length == 0 ? $"{Port}" : Bind.Contains(':', StringComparison.Ordinal) ? $"[{Bind}]:{Port}" : $"{Bind}:{Port}";
}
