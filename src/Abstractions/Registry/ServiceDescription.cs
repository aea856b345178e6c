using System.Collections.Immutable;
using OrleansMesh.Abstractions.Resources;

namespace OrleansMesh.Abstractions.Registry;

/// <summary>What the registry knows of a service host.</summary>
/// <param name="Host">The full host name.</param>
/// <param name="Revision">The mesh revision this was read at.</param>
/// <param name="DefinedBy">The Service, ServiceEntries and DestinationRules that speak of the host.</param>
/// <param name="Ports">The ports clients may name.</param>
/// <param name="Subsets">The subsets and how many of the workloads each holds.</param>
/// <param name="Workloads">The workloads behind the host.</param>
[GenerateSerializer, Immutable, Alias("orleansmesh.ServiceDescription")]
public sealed record ServiceDescription(
    [property: Id(0)] string Host,
    [property: Id(1)] long Revision,
    [property: Id(2)] ImmutableArray<ResourceId> DefinedBy,
    [property: Id(3)] ImmutableArray<ServicePortDescription> Ports,
    [property: Id(4)] ImmutableDictionary<string, int> Subsets,
    [property: Id(5)] ImmutableArray<WorkloadDescription> Workloads);
