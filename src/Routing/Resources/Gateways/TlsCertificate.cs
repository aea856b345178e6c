namespace OrleansMesh.Routing.Resources.Gateways;

/// <summary>A certificate and its key, by path.</summary>
public sealed record TlsCertificate
{
    /// <summary>Path of the certificate.</summary>
    public string? ServerCertificate { get; init; }

    /// <summary>Path of the key.</summary>
    public string? PrivateKey { get; init; }

    /// <summary>Path of the authorities that clients are checked against.</summary>
    public string? CaCertificates { get; init; }
}
