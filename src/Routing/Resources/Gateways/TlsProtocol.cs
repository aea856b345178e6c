namespace OrleansMesh.Routing.Resources.Gateways;

/// <summary>Versions of TLS.</summary>
public enum TlsProtocol
{
    /// <summary>The implementation's choice.</summary>
    [WireName("TLS_AUTO")]
    Auto = 0,

    /// <summary>TLS 1.0.</summary>
    [WireName("TLSV1_0")]
    Tls10 = 1,

    /// <summary>TLS 1.1.</summary>
    [WireName("TLSV1_1")]
    Tls11 = 2,

    /// <summary>TLS 1.2.</summary>
    [WireName("TLSV1_2")]
    Tls12 = 3,

    /// <summary>TLS 1.3.</summary>
    [WireName("TLSV1_3")]
    Tls13 = 4,
}
