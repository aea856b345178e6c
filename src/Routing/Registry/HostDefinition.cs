using OrleansMesh.Routing.Resources;

namespace OrleansMesh.Routing.Registry;

/// <summary>A host as a Service or ServiceEntries define it, before subsets.</summary>
/// <param name="Namespace">The namespace of what defines it.</param>
/// <param name="DefinedBy">What defines it.</param>
/// <param name="Ports">Its ports.</param>
/// <param name="Workloads">Its workloads, in a stable order.</param>
/// <param name="Resolution">How names among the workloads' addresses become IP addresses.</param>
/// <param name="SubjectAltNames">Names of which a server's certificate must bear one; empty where nothing says.</param>
internal sealed record HostDefinition(
    string Namespace,
    ValueList<ResourceKey> DefinedBy,
    PortDefinition[] Ports,
    Workload[] Workloads,
    ClusterResolution Resolution,
    ValueList<string> SubjectAltNames)
{
    /// <summary>The port a destination means; null where there is none such, or no telling.</summary>
    public PortDefinition? Port(int number, int defaultPort) =>
        number == 0 && Ports.Length == 1 ? Ports[0] : Array.Find(Ports, port => port.Number == (number == 0 ? defaultPort : number));
}
