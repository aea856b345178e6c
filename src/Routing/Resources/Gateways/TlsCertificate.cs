namespace OrleansMesh.Routing.Resources.Gateways;

/// <summary>Istio's <c>ServerTLSSettings.TLSCertificate</c> (networking.istio.io).</summary>
public sealed record TlsCertificate
{
    /// <summary>REQUIRED if mode is SIMPLE or MUTUAL.</summary>
    public string? ServerCertificate { get; init; }

    /// <summary>REQUIRED if mode is SIMPLE or MUTUAL.</summary>
    public string? PrivateKey { get; init; }

    /// <summary>REQUIRED if mode is MUTUAL or OPTIONAL_MUTUAL.</summary>
    public string? CaCertificates { get; init; }
}
