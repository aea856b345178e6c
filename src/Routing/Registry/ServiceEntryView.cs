using OrleansMesh.Routing.Resources;

namespace OrleansMesh.Routing.Registry;

/// <summary>What the registry knows of a host.</summary>
/// <param name="Host">The full host name.</param>
/// <param name="DefinedBy">The Service or ServiceEntries, then the DestinationRules that give it subsets.</param>
/// <param name="Ports">The ports clients may name.</param>
/// <param name="Subsets">The subsets that apply to it.</param>
/// <param name="Workloads">The workloads behind it.</param>
public sealed record ServiceEntryView(
    string Host,
    ValueList<ResourceKey> DefinedBy,
    ValueList<ServicePortView> Ports,
    ValueList<SubsetView> Subsets,
    ValueList<WorkloadView> Workloads);
