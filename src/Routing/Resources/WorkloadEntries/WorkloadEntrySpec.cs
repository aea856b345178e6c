namespace OrleansMesh.Routing.Resources.WorkloadEntries;

/// <summary>Istio's <c>WorkloadEntry</c> (networking.istio.io).</summary>
public sealed record WorkloadEntrySpec
{
    /// <summary>Address associated with the network endpoint without the port.</summary>
    public string? Address { get; init; }

    /// <summary>Set of ports associated with the endpoint.</summary>
    public ValueMap<uint>? Ports { get; init; }

    /// <summary>One or more labels associated with the endpoint.</summary>
    public ValueMap<string>? Labels { get; init; }

    /// <summary>Network enables Istio to group endpoints resident in the same L3 domain/network.</summary>
    public string? Network { get; init; }

    /// <summary>The locality associated with the endpoint.</summary>
    public string? Locality { get; init; }

    /// <summary>The load balancing weight associated with the endpoint.</summary>
    public uint? Weight { get; init; }

    /// <summary>The service account associated with the workload if a sidecar is present in the workload.</summary>
    public string? ServiceAccount { get; init; }
}
