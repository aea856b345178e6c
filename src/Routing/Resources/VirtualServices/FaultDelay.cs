namespace OrleansMesh.Routing.Resources.VirtualServices;

/// <summary>Istio's <c>HTTPFaultInjection.Delay</c> (networking.istio.io).</summary>
public sealed record FaultDelay
{
    /// <summary>Percentage of requests on which the delay will be injected (0-100). Deprecated.</summary>
    public int? Percent { get; init; }

    /// <summary>Add a fixed delay before forwarding the request. One of http_delay_type.</summary>
    public ProtoDuration? FixedDelay { get; init; }

    /// <summary> One of http_delay_type.</summary>
    public ProtoDuration? ExponentialDelay { get; init; }

    /// <summary>Percentage of requests on which the delay will be injected.</summary>
    public Percent? Percentage { get; init; }
}
