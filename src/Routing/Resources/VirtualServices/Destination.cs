namespace OrleansMesh.Routing.Resources.VirtualServices;

/// <summary>A place to send to: a service, or a part of it.</summary>
public sealed record Destination
{
    /// <summary>A host of the service registry; a name without a dot is completed by the resource's namespace. Required.</summary>
    public string? Host { get; init; }

    /// <summary>A subset that the host's DestinationRule defines. Default: all workloads of the host.</summary>
    public string? Subset { get; init; }

    /// <summary>The service's port. Default: its only port, else the port the request came in on.</summary>
    public PortSelector? Port { get; init; }
}
