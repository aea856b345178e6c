using OrleansMesh.Routing.Resources.Selectors;
using OrleansMesh.Routing.Resources.WorkloadEntries;

namespace OrleansMesh.Routing.Resources.ServiceEntries;

/// <summary>Hosts to add to the service registry. <see cref="Endpoints"/> and <see cref="WorkloadSelector"/> exclude each other.</summary>
public sealed record ServiceEntrySpec
{
    /// <summary>Names of the service, 1 to 256; wildcards allowed, but not <c>*</c> alone. Required.</summary>
    public ValueList<string>? Hosts { get; init; }

    /// <summary>Virtual addresses, or CIDR subnets of them; at most 256.</summary>
    [NotHonoured("requests find the service by its hosts, never by an address")]
    public ValueList<string>? Addresses { get; init; }

    /// <summary>Its ports, at most 256.</summary>
    public ValueList<ServiceEntryPort>? Ports { get; init; }

    /// <summary>Whether it belongs to the mesh. Default: <see cref="ServiceEntryLocation.MeshExternal"/>.</summary>
    [NotHonoured("endpoints inside the mesh and outside are reached alike, and by TLS only where a DestinationRule says so")]
    public ServiceEntryLocation? Location { get; init; }

    /// <summary>How endpoints are found. Default: <see cref="ServiceEntryResolution.None"/>.</summary>
    public ServiceEntryResolution? Resolution { get; init; }

    /// <summary>Its endpoints, at most 4096.</summary>
    public ValueList<WorkloadEntrySpec>? Endpoints { get; init; }

    /// <summary>Workloads, of the resource's namespace, that are its endpoints.</summary>
    public WorkloadSelector? WorkloadSelector { get; init; }

    /// <summary>Namespaces that see the resource: <c>*</c>, <c>.</c> for its own, or names. Default: <c>*</c>.</summary>
    public ValueList<string>? ExportTo { get; init; }

    /// <summary>Names of which a server's certificate must bear one.</summary>
    public ValueList<string>? SubjectAltNames { get; init; }
}
