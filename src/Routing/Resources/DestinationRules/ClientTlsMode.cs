namespace OrleansMesh.Routing.Resources.DestinationRules;

/// <summary>How connections to endpoints are secured.</summary>
public enum ClientTlsMode
{
    /// <summary>Not at all.</summary>
    [WireName("DISABLE")]
    Disable = 0,

    /// <summary>By TLS, without a client certificate.</summary>
    [WireName("SIMPLE")]
    Simple = 1,

    /// <summary>By TLS, with the client certificate that the fields name.</summary>
    [WireName("MUTUAL")]
    Mutual = 2,

    /// <summary>By TLS, with the certificates that the mesh issues.</summary>
    [WireName("ISTIO_MUTUAL")]
    [NotHonoured("the mesh issues no certificates, so endpoints are spoken to in plain HTTP")]
    IstioMutual = 3,
}
