using OrleansMesh.Routing.Resources.Selectors;
using OrleansMesh.Routing.Resources.WorkloadEntries;

namespace OrleansMesh.Routing.Resources.ServiceEntries;

/// <summary>Istio's <c>ServiceEntry</c> (networking.istio.io).</summary>
public sealed record ServiceEntrySpec
{
    /// <summary>The hosts associated with the ServiceEntry. Required.</summary>
    public ValueList<string>? Hosts { get; init; }

    /// <summary>The virtual IP addresses associated with the service.</summary>
    public ValueList<string>? Addresses { get; init; }

    /// <summary>The ports associated with the external service.</summary>
    public ValueList<ServiceEntryPort>? Ports { get; init; }

    /// <summary>Specify whether the service should be considered external to the mesh or part of the mesh.</summary>
    public ServiceEntryLocation? Location { get; init; }

    /// <summary>Service resolution mode for the hosts.</summary>
    public ServiceEntryResolution? Resolution { get; init; }

    /// <summary>One or more endpoints associated with the service.</summary>
    public ValueList<WorkloadEntrySpec>? Endpoints { get; init; }

    /// <summary>Applicable only for MESH_INTERNAL services.</summary>
    public WorkloadSelector? WorkloadSelector { get; init; }

    /// <summary>A list of namespaces to which this service is exported.</summary>
    public ValueList<string>? ExportTo { get; init; }

    /// <summary>If specified, the proxy will verify that the server certificate's subject alternate name matches one of the specified values.</summary>
    public ValueList<string>? SubjectAltNames { get; init; }
}
