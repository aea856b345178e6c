namespace OrleansMesh.Routing.Resources.DestinationRules;

/// <summary>Maglev's table.</summary>
public sealed record MaglevSettings
{
    /// <summary>Entries: a prime below 5000011. Default: 65537.</summary>
    public ulong? TableSize { get; init; }
}
