namespace OrleansMesh.Routing.Resources.DestinationRules;

/// <summary>Istio's <c>ClientTLSSettings.TLSmode</c>.</summary>
public enum ClientTlsMode
{
    /// <summary>Do not setup a TLS connection to the upstream endpoint.</summary>
    [WireName("DISABLE")]
    Disable = 0,

    /// <summary>Originate a TLS connection to the upstream endpoint.</summary>
    [WireName("SIMPLE")]
    Simple = 1,

    /// <summary>Secure connections to the upstream using mutual TLS by presenting client certificates for authentication.</summary>
    [WireName("MUTUAL")]
    Mutual = 2,

    /// <summary>Secure connections to the upstream using mutual TLS by presenting client certificates for authentication.</summary>
    [WireName("ISTIO_MUTUAL")]
    IstioMutual = 3,
}
