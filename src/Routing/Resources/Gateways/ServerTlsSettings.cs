namespace OrleansMesh.Routing.Resources.Gateways;

/// <summary>TLS towards clients.</summary>
public sealed record ServerTlsSettings
{
    /// <summary>Whether plain HTTP is answered by a redirect to https. Default: false.</summary>
    public bool? HttpsRedirect { get; init; }

    /// <summary>How. Default: <see cref="ServerTlsMode.Passthrough"/>.</summary>
    public ServerTlsMode? Mode { get; init; }

    /// <summary>Path of the certificate.</summary>
    public string? ServerCertificate { get; init; }

    /// <summary>Path of the key.</summary>
    public string? PrivateKey { get; init; }

    /// <summary>Path of the authorities that clients are checked against.</summary>
    public string? CaCertificates { get; init; }

    /// <summary>Path of the revocation list that clients are checked against.</summary>
    public string? CaCrl { get; init; }

    /// <summary>Secret with certificate and key, instead of the paths.</summary>
    public string? CredentialName { get; init; }

    /// <summary>Secrets with certificates and keys of different kinds; 1 or 2.</summary>
    public ValueList<string>? CredentialNames { get; init; }

    /// <summary>Secret or ConfigMap with the authorities; wins over those in other secrets.</summary>
    public string? CaCertCredentialName { get; init; }

    /// <summary>Certificates and keys of different kinds by path; 1 or 2.</summary>
    public ValueList<TlsCertificate>? TlsCertificates { get; init; }

    /// <summary>Names of which the client's certificate must bear one.</summary>
    public ValueList<string>? SubjectAltNames { get; init; }

    /// <summary>Base64 SHA-256 hashes of the client keys that are let in.</summary>
    public ValueList<string>? VerifyCertificateSpki { get; init; }

    /// <summary>Hexadecimal SHA-256 hashes of the client certificates that are let in.</summary>
    public ValueList<string>? VerifyCertificateHash { get; init; }

    /// <summary>Oldest TLS version. Default: <see cref="TlsProtocol.Tls12"/>.</summary>
    public TlsProtocol? MinProtocolVersion { get; init; }

    /// <summary>Newest TLS version. Default: the newest there is.</summary>
    public TlsProtocol? MaxProtocolVersion { get; init; }

    /// <summary>Cipher suites by their names. Default: the implementation's.</summary>
    public ValueList<string>? CipherSuites { get; init; }

    /// <summary>Whether a client certificate that fails its check is let in all the same. Default: false.</summary>
    public bool? InsecureSkipVerify { get; init; }
}
