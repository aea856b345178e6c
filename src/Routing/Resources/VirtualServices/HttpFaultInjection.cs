namespace OrleansMesh.Routing.Resources.VirtualServices;

/// <summary>Faults injected on purpose: a delay, an error, or the one and then the other.</summary>
public sealed record HttpFaultInjection
{
    /// <summary>Holds requests back.</summary>
    public FaultDelay? Delay { get; init; }

    /// <summary>Answers requests with an error.</summary>
    public FaultAbort? Abort { get; init; }
}
