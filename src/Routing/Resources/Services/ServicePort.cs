namespace OrleansMesh.Routing.Resources.Services;

/// <summary>A port of a service.</summary>
public sealed record ServicePort
{
    /// <summary>A name, a DNS label, unique within the service; required where there are several.</summary>
    public string? Name { get; init; }

    /// <summary>Transport protocol. Default: <c>TCP</c>.</summary>
    [NotHonoured("the edge reaches every port over TCP")]
    public string? Protocol { get; init; }

    /// <summary>What is spoken on the port, such as <c>http</c>; <c>http2</c>, <c>grpc</c> and <c>kubernetes.io/h2c</c> mean HTTP/2. Default: the word before the first hyphen of the name.</summary>
    public string? AppProtocol { get; init; }

    /// <summary>The port that destinations name, 1 to 65535. Required.</summary>
    public int? Port { get; init; }

    /// <summary>The workloads' port, by number or by the name it has in <c>ports</c> of a WorkloadEntry. Default: <see cref="Port"/>.</summary>
    public IntOrString? TargetPort { get; init; }

    /// <summary>Port on every node, 1 to 65535.</summary>
    [NotHonoured("the mesh opens no ports on nodes")]
    public int? NodePort { get; init; }
}
