namespace OrleansMesh.Routing.Resources.DestinationRules;

/// <summary>Istio's <c>WarmupConfiguration</c> (networking.istio.io).</summary>
public sealed record WarmupSettings
{
    /// <summary>Duration of warmup mode Required.</summary>
    public ProtoDuration? Duration { get; init; }

    /// <summary>Configures the minimum percentage of origin weight If unspecified, defaults to 10 Default: 10.</summary>
    public double? MinimumPercent { get; init; }

    /// <summary>This parameter controls the speed of traffic increase over the warmup duration. Default: 1.</summary>
    public double? Aggression { get; init; }
}
