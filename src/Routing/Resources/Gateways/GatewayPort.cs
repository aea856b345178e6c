namespace OrleansMesh.Routing.Resources.Gateways;

/// <summary>A port that a gateway listens on.</summary>
public sealed record GatewayPort
{
    /// <summary>1 to 65535; 0 only with a Unix socket. Required.</summary>
    public uint? Number { get; init; }

    /// <summary>One of HTTP, HTTPS, GRPC, GRPC-WEB, HTTP2, MONGO, TCP, TLS and their like; case does not matter. Required.</summary>
    public string? Protocol { get; init; }

    /// <summary>A name, unique within the gateway. Required.</summary>
    public string? Name { get; init; }

    /// <summary>Refused by Istio when above 0.</summary>
    [Deprecated("leave it out")]
    [Refused("it means something for ServiceEntries only")]
    public uint? TargetPort { get; init; }
}
