namespace OrleansMesh.Routing.Resources.VirtualServices;

/// <summary>Istio's <c>Destination</c> (networking.istio.io).</summary>
public sealed record Destination
{
    /// <summary>The name of a service from the service registry. Required.</summary>
    public string? Host { get; init; }

    /// <summary>The name of a subset within the service.</summary>
    public string? Subset { get; init; }

    /// <summary>Specifies the port on the host that is being addressed.</summary>
    public PortSelector? Port { get; init; }
}
