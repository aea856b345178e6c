namespace OrleansMesh.Routing.Resources.DestinationRules;

/// <summary>How the traffic from a locality is spread.</summary>
public sealed record LocalityDistribution
{
    /// <summary>Locality of the client, <c>region/zone/sub-zone</c>; <c>*</c> at the end is any.</summary>
    public string? From { get; init; }

    /// <summary>Localities of endpoints to their share in per cent, 1 to 100; together 100.</summary>
    public ValueMap<uint>? To { get; init; }
}
