namespace OrleansMesh.Routing.Resources.DestinationRules;

/// <summary>TLS towards endpoints.</summary>
public sealed record ClientTlsSettings
{
    /// <summary>How. Default: <see cref="ClientTlsMode.Disable"/>.</summary>
    public ClientTlsMode? Mode { get; init; }

    /// <summary>Path of the client's certificate; for <see cref="ClientTlsMode.Mutual"/>.</summary>
    public string? ClientCertificate { get; init; }

    /// <summary>Path of the client's key; for <see cref="ClientTlsMode.Mutual"/>.</summary>
    public string? PrivateKey { get; init; }

    /// <summary>Path of the authorities that servers are checked against. Default: the system's.</summary>
    public string? CaCertificates { get; init; }

    /// <summary>
    /// Secret of the edge's namespace with certificate, key and authorities (<c>tls.crt</c>, <c>tls.key</c>, <c>ca.crt</c>, or <c>cert</c>, <c>key</c>,
    /// <c>cacert</c>), instead of the paths; authorities may have their own, with <c>-cacert</c> after its name.
    /// </summary>
    public string? CredentialName { get; init; }

    /// <summary>Names of which the server's certificate must bear one. Default: those of the ServiceEntry.</summary>
    public ValueList<string>? SubjectAltNames { get; init; }

    /// <summary>Server name to ask for. Default: the host.</summary>
    public string? Sni { get; init; }

    /// <summary>Whether the server's certificate goes unchecked. Default: false.</summary>
    public bool? InsecureSkipVerify { get; init; }

    /// <summary>Path of the revocation list that servers are checked against. Default: none.</summary>
    public string? CaCrl { get; init; }
}
