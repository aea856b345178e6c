namespace OrleansMesh.Routing.Resources.DestinationRules;

/// <summary>Istio's <c>ClientTLSSettings</c> (networking.istio.io).</summary>
public sealed record ClientTlsSettings
{
    /// <summary>Indicates whether connections to this port should be secured using TLS.</summary>
    public ClientTlsMode? Mode { get; init; }

    /// <summary>REQUIRED if mode is MUTUAL.</summary>
    public string? ClientCertificate { get; init; }

    /// <summary>REQUIRED if mode is MUTUAL.</summary>
    public string? PrivateKey { get; init; }

    /// <summary>OPTIONAL: The path to the file containing certificate authority certificates to use in verifying a presented server certificate.</summary>
    public string? CaCertificates { get; init; }

    /// <summary>The name of the secret that holds the TLS certs for the client including the CA certificates.</summary>
    public string? CredentialName { get; init; }

    /// <summary>A list of alternate names to verify the subject identity in the certificate.</summary>
    public ValueList<string>? SubjectAltNames { get; init; }

    /// <summary>SNI string to present to the server during TLS handshake.</summary>
    public string? Sni { get; init; }

    /// <summary>insecureSkipVerify specifies whether the proxy should skip verifying the CA signature and SAN for the server certificate corresponding to the host. Default: false.</summary>
    public bool? InsecureSkipVerify { get; init; }

    /// <summary>OPTIONAL: The path to the file containing the certificate revocation list (CRL) to use in verifying a presented server certificate.</summary>
    public string? CaCrl { get; init; }
}
