namespace OrleansMesh.Routing.Resources.DestinationRules;

/// <summary>Istio's <c>TrafficPolicy.ProxyProtocol.VERSION</c>.</summary>
public enum ProxyProtocolVersion
{
    /// <summary>⁣PROXY protocol version 1.</summary>
    [WireName("V1")]
    V1 = 0,

    /// <summary>⁣PROXY protocol version 2.</summary>
    [WireName("V2")]
    V2 = 1,
}
