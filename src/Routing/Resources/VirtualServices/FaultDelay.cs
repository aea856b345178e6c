namespace OrleansMesh.Routing.Resources.VirtualServices;

/// <summary>Holds a share of the requests back before they are sent. One of the two delays is set.</summary>
public sealed record FaultDelay
{
    /// <summary>Share in whole per cent, 0 to 100.</summary>
    [Deprecated("use percentage")]
    public int? Percent { get; init; }

    /// <summary>How long; at least 1ms, in whole milliseconds.</summary>
    public ProtoDuration? FixedDelay { get; init; }

    /// <summary>Refused by Istio.</summary>
    [Refused("Istio does not support it")]
    public ProtoDuration? ExponentialDelay { get; init; }

    /// <summary>Share of the requests. Default: none.</summary>
    public Percent? Percentage { get; init; }
}
