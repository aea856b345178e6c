namespace OrleansMesh.Routing.Resources.Services;

/// <summary>Kubernetes' <c>ServicePort</c> (core/v1).</summary>
public sealed record ServicePort
{
    /// <summary>The name; required where a service has several ports.</summary>
    public string? Name { get; init; }

    /// <summary>Default: <c>TCP</c>.</summary>
    public string? Protocol { get; init; }

    /// <summary>What speaks on the port, such as <c>http</c>; names of our protocols win over the port's name.</summary>
    public string? AppProtocol { get; init; }

    /// <summary>The port clients name. 1 to 65535.</summary>
    public int? Port { get; init; }

    /// <summary>The workload's port, by number or by name. Default: <see cref="Port"/>.</summary>
    public IntOrString? TargetPort { get; init; }

    /// <summary>Kept.</summary>
    public int? NodePort { get; init; }
}
