namespace OrleansMesh.Routing.Resources.ServiceEntries;

/// <summary>A port of a service.</summary>
public sealed record ServiceEntryPort
{
    /// <summary>1 to 65535, unique within the resource. Required.</summary>
    public uint? Number { get; init; }

    /// <summary>One of HTTP, HTTPS, GRPC, HTTP2, MONGO, TCP, TLS and their like; case does not matter. Default: found out from the traffic.</summary>
    public string? Protocol { get; init; }

    /// <summary>A name, unique within the resource. Required.</summary>
    public string? Name { get; init; }

    /// <summary>The port of endpoints, 1 to 65535. Default: <see cref="Number"/>.</summary>
    public uint? TargetPort { get; init; }
}
