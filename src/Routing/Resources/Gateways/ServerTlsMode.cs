namespace OrleansMesh.Routing.Resources.Gateways;

/// <summary>How a listener is secured.</summary>
public enum ServerTlsMode
{
    /// <summary>TLS goes through unopened; the server name chooses the route.</summary>
    [WireName("PASSTHROUGH")]
    [NotHonoured("an edge ends TLS itself, with certificates of Secrets or files; the server is not served")]
    Passthrough = 0,

    /// <summary>By TLS.</summary>
    [WireName("SIMPLE")]
    Simple = 1,

    /// <summary>By TLS, with a client certificate.</summary>
    [WireName("MUTUAL")]
    Mutual = 2,

    /// <summary>TLS goes through unopened; the server name names the service itself.</summary>
    [WireName("AUTO_PASSTHROUGH")]
    [NotHonoured("an edge ends TLS itself, with certificates of Secrets or files; the server is not served")]
    AutoPassthrough = 3,

    /// <summary>By TLS, with the certificates that the mesh issues on both sides.</summary>
    [WireName("ISTIO_MUTUAL")]
    [NotHonoured("an edge ends TLS itself, with certificates of Secrets or files; the server is not served")]
    IstioMutual = 4,

    /// <summary>By TLS; a client certificate is checked where there is one.</summary>
    [WireName("OPTIONAL_MUTUAL")]
    OptionalMutual = 5,
}
