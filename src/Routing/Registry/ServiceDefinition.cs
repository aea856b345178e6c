using OrleansMesh.Routing.Resources;
using OrleansMesh.Routing.Resources.Services;

namespace OrleansMesh.Routing.Registry;

/// <summary>How a Kubernetes Service defines its host.</summary>
internal static class ServiceDefinition
{
    public static HostDefinition Of(Service service, WorkloadIndex workloads)
    {
        var spec = service.Spec ?? new ServiceSpec();
        var ports = (spec.Ports ?? ValueList<ServicePort>.Empty).Where(port => port.Port is not null).Select(Port).ToArray();
        return new(service.Key.Namespace, [service.Key], ports, Workloads(service, spec, workloads), ClusterResolution.Dns, ValueList<string>.Empty);
    }

    private static Workload[] Workloads(Service service, ServiceSpec spec, WorkloadIndex workloads) =>
        spec is { Type: "ExternalName", ExternalName: { Length: > 0 } external }
            ? [Workload.Host(Naming.HostName.Fold(external))]
            : workloads.Select(service.Key.Namespace, spec.Selector);

    private static PortDefinition Port(ServicePort port)
    {
        var protocol = PortProtocols.OfService(port.AppProtocol, port.Name);
        return port.TargetPort switch
        {
            { Text: { Length: > 0 } name } => new(port.Name ?? string.Empty, port.Port!.Value, 0, name, protocol),
            { Number: > 0 and var number } => new(port.Name ?? string.Empty, port.Port!.Value, number, string.Empty, protocol),
            _ => new(port.Name ?? string.Empty, port.Port!.Value, port.Port!.Value, string.Empty, protocol),
        };
    }
}
