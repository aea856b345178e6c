namespace OrleansMesh.Routing.Resources.Gateways;

/// <summary>Istio's <c>ServerTLSSettings.TLSmode</c>.</summary>
public enum ServerTlsMode
{
    /// <summary>The SNI string presented by the client will be used as the match criterion in a VirtualService TLS route to determine the destination service from the service registry.</summary>
    [WireName("PASSTHROUGH")]
    Passthrough = 0,

    /// <summary>Secure connections with standard TLS semantics.</summary>
    [WireName("SIMPLE")]
    Simple = 1,

    /// <summary>Secure connections to the downstream using mutual TLS by presenting server certificates for authentication.</summary>
    [WireName("MUTUAL")]
    Mutual = 2,

    /// <summary>Similar to the passthrough mode, except servers with this TLS mode do not require an associated VirtualService to map from the SNI value to service in the registry.</summary>
    [WireName("AUTO_PASSTHROUGH")]
    AutoPassthrough = 3,

    /// <summary>Secure connections from the downstream using mutual TLS by presenting server certificates for authentication.</summary>
    [WireName("ISTIO_MUTUAL")]
    IstioMutual = 4,

    /// <summary>Similar to MUTUAL mode, except that the client certificate is optional.</summary>
    [WireName("OPTIONAL_MUTUAL")]
    OptionalMutual = 5,
}
