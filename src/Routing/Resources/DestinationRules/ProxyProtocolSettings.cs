namespace OrleansMesh.Routing.Resources.DestinationRules;

/// <summary>Istio's <c>TrafficPolicy.ProxyProtocol</c> (networking.istio.io).</summary>
public sealed record ProxyProtocolSettings
{
    /// <summary>The PROXY protocol version to use. Default: V1.</summary>
    public ProxyProtocolVersion? Version { get; init; }
}
