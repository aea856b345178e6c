namespace OrleansMesh.Routing.Resources.DestinationRules;

/// <summary>The hash ring.</summary>
public sealed record RingHashSettings
{
    /// <summary>Its entries, at least. Default: 1024.</summary>
    public ulong? MinimumRingSize { get; init; }
}
