using System.Collections.Immutable;

namespace OrleansMesh.Abstractions.Registry;

/// <summary>One workload behind a service.</summary>
/// <param name="Name">The name of its WorkloadEntry, or its place in the ServiceEntry.</param>
/// <param name="Address">IP address or host name.</param>
/// <param name="Weight">Its share against its siblings; at least 1.</param>
/// <param name="Labels">Its labels.</param>
[GenerateSerializer, Immutable, Alias("orleansmesh.WorkloadDescription")]
public sealed record WorkloadDescription(
    [property: Id(0)] string Name,
    [property: Id(1)] string Address,
    [property: Id(2)] int Weight,
    [property: Id(3)] ImmutableDictionary<string, string> Labels);
