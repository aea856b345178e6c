namespace OrleansMesh.Routing.Resources.Gateways;

/// <summary>One listener of a gateway.</summary>
public sealed record GatewayServer
{
    /// <summary>Where it listens. Required.</summary>
    public GatewayPort? Port { get; init; }

    /// <summary>Address or Unix socket to listen on. Default: every address.</summary>
    public string? Bind { get; init; }

    /// <summary>Hosts it serves, as <c>host</c> or <c>namespace/host</c>; wildcards allowed. Required.</summary>
    public ValueList<string>? Hosts { get; init; }

    /// <summary>TLS towards clients.</summary>
    public ServerTlsSettings? Tls { get; init; }

    /// <summary>Kept; Istio does not act on it either.</summary>
    public string? DefaultEndpoint { get; init; }

    /// <summary>A name, unique within the gateway, for statistics. Default: none.</summary>
    public string? Name { get; init; }
}
