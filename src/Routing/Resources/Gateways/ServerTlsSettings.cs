namespace OrleansMesh.Routing.Resources.Gateways;

/// <summary>Istio's <c>ServerTLSSettings</c> (networking.istio.io).</summary>
public sealed record ServerTlsSettings
{
    /// <summary>If set to true, the load balancer will send a 301 redirect for all http connections, asking the clients to use HTTPS.</summary>
    public bool? HttpsRedirect { get; init; }

    /// <summary>Optional: Indicates whether connections to this port should be secured using TLS.</summary>
    public ServerTlsMode? Mode { get; init; }

    /// <summary>REQUIRED if mode is SIMPLE or MUTUAL.</summary>
    public string? ServerCertificate { get; init; }

    /// <summary>REQUIRED if mode is SIMPLE or MUTUAL.</summary>
    public string? PrivateKey { get; init; }

    /// <summary>REQUIRED if mode is MUTUAL or OPTIONAL_MUTUAL.</summary>
    public string? CaCertificates { get; init; }

    /// <summary>OPTIONAL: The path to the file containing the certificate revocation list (CRL) to use in verifying a presented client side certificate.</summary>
    public string? CaCrl { get; init; }

    /// <summary>For gateways running on Kubernetes, the name of the secret that holds the TLS certs including the CA certificates.</summary>
    public string? CredentialName { get; init; }

    /// <summary>Same as CredentialName but for multiple certificates.</summary>
    public ValueList<string>? CredentialNames { get; init; }

    /// <summary>For mutual TLS, the name of the secret or the configmap that holds CA certificates.</summary>
    public string? CaCertCredentialName { get; init; }

    /// <summary>Only one of server_certificate, private_key or credential_name or credential_names or tls_certificates should be specified.</summary>
    public ValueList<TlsCertificate>? TlsCertificates { get; init; }

    /// <summary>A list of alternate names to verify the subject identity in the certificate presented by the client.</summary>
    public ValueList<string>? SubjectAltNames { get; init; }

    /// <summary>An optional list of base64-encoded SHA-256 hashes of the SPKIs of authorized client certificates.</summary>
    public ValueList<string>? VerifyCertificateSpki { get; init; }

    /// <summary>An optional list of hex-encoded SHA-256 hashes of the authorized client certificates.</summary>
    public ValueList<string>? VerifyCertificateHash { get; init; }

    /// <summary>Optional: Minimum TLS protocol version. Default: TLSV1_2.</summary>
    public TlsProtocol? MinProtocolVersion { get; init; }

    /// <summary>Optional: Maximum TLS protocol version.</summary>
    public TlsProtocol? MaxProtocolVersion { get; init; }

    /// <summary>Optional: If specified, only support the specified cipher list. Default: the default cipher list supported by Envoy as specified [here](https:/.</summary>
    public ValueList<string>? CipherSuites { get; init; }

    /// <summary>Optional: If set to true, the proxy will try to validate the certificate, but even if the validation fails, it will allow the connection through.</summary>
    public bool? InsecureSkipVerify { get; init; }
}
