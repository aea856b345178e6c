namespace OrleansMesh.Routing.Resources.Gateways;

/// <summary>Istio's <c>Server</c> (networking.istio.io).</summary>
public sealed record GatewayServer
{
    /// <summary>The Port on which the proxy should listen for incoming connections. Required.</summary>
    public GatewayPort? Port { get; init; }

    /// <summary>The ip or the Unix domain socket to which the listener should be bound to.</summary>
    public string? Bind { get; init; }

    /// <summary>One or more hosts exposed by this gateway. Required.</summary>
    public ValueList<string>? Hosts { get; init; }

    /// <summary>Set of TLS related options that govern the server's behavior.</summary>
    public ServerTlsSettings? Tls { get; init; }

    /// <summary>The loopback IP endpoint or Unix domain socket to which traffic should be forwarded to by default.</summary>
    public string? DefaultEndpoint { get; init; }

    /// <summary>An optional name of the server, when set must be unique across all servers.</summary>
    public string? Name { get; init; }
}
