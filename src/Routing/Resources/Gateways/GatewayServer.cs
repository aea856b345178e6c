namespace OrleansMesh.Routing.Resources.Gateways;

/// <summary>One listener of a gateway.</summary>
public sealed record GatewayServer
{
    /// <summary>Where it listens. Required.</summary>
    public GatewayPort? Port { get; init; }

    /// <summary>Address or Unix socket to listen on. Default: the address that the edge's settings name.</summary>
    public string? Bind { get; init; }

    /// <summary>Hosts it serves, as <c>host</c> or <c>namespace/host</c>; wildcards allowed. Required.</summary>
    public ValueList<string>? Hosts { get; init; }

    /// <summary>TLS towards clients.</summary>
    public ServerTlsSettings? Tls { get; init; }

    /// <summary>Kept; Istio does not act on it either.</summary>
    [NotHonoured("requests go where VirtualServices send them, as in Istio, which does not act on it either")]
    public string? DefaultEndpoint { get; init; }

    /// <summary>A name, unique within the gateway, by which an edge tells of it in <c>/config</c> and in refusals. Default: none.</summary>
    public string? Name { get; init; }
}
