namespace OrleansMesh.Routing.Resources.DestinationRules;

/// <summary>How new endpoints come to their full share.</summary>
public sealed record WarmupSettings
{
    /// <summary>How long that takes; at least 1ms. Required.</summary>
    public ProtoDuration? Duration { get; init; }

    /// <summary>Share to begin with, in per cent of the full, 0 to 100. Default: 10.</summary>
    public double? MinimumPercent { get; init; }

    /// <summary>Bend of the curve, above 0; 1 is a straight line. Default: 1.</summary>
    public double? Aggression { get; init; }
}
