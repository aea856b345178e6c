namespace OrleansMesh.Routing.Resources.DestinationRules;

/// <summary>Where the traffic of a region goes when its endpoints fail.</summary>
public sealed record ZoneFailover
{
    /// <summary>The region.</summary>
    public string? From { get; init; }

    /// <summary>The other region.</summary>
    public string? To { get; init; }
}
