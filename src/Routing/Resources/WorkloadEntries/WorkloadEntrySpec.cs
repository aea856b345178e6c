namespace OrleansMesh.Routing.Resources.WorkloadEntries;

/// <summary>One workload: a place where a service can be reached.</summary>
public sealed record WorkloadEntrySpec
{
    /// <summary>
    /// Address, or host name where the service is resolved by DNS, or <c>unix://</c> path; without a port. Required unless
    /// <see cref="Network"/> is set.
    /// </summary>
    public string? Address { get; init; }

    /// <summary>Port names of the service to this workload's ports, 1 to 65535. Default: the service's target port.</summary>
    public ValueMap<uint>? Ports { get; init; }

    /// <summary>Labels, which selectors and subsets see; at most 256.</summary>
    public ValueMap<string>? Labels { get; init; }

    /// <summary>Network the workload is in: those in one can reach each other.</summary>
    [NotHonoured("every address is connected to directly")]
    public string? Network { get; init; }

    /// <summary>Where it is, as <c>region/zone/sub-zone</c>.</summary>
    [NotHonoured("endpoints are chosen whatever their locality, which is shown only")]
    public string? Locality { get; init; }

    /// <summary>Share among the service's workloads. Default: 1; so is an explicit 0.</summary>
    public uint? Weight { get; init; }

    /// <summary>Service account it runs under, in the same namespace.</summary>
    [NotHonoured("the edge checks no identity of endpoints")]
    public string? ServiceAccount { get; init; }
}
