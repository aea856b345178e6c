namespace OrleansMesh.Routing.Resources.VirtualServices;

/// <summary>Istio's <c>HTTPFaultInjection</c> (networking.istio.io).</summary>
public sealed record HttpFaultInjection
{
    /// <summary>Delay requests before forwarding, emulating various failures such as network issues, overloaded upstream service, etc.</summary>
    public FaultDelay? Delay { get; init; }

    /// <summary>Abort Http request attempts and return error codes back to downstream service, giving the impression that the upstream service is faulty.</summary>
    public FaultAbort? Abort { get; init; }
}
