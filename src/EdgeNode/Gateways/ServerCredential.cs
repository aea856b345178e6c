using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using OrleansMesh.EdgeNode.Credentials;

namespace OrleansMesh.EdgeNode.Gateways;

/// <summary>What a TLS server shows and checks.</summary>
/// <param name="Certificates">Its certificates, in their order; at least one.</param>
/// <param name="Authorities">Those that client certificates are checked against; null where there are none.</param>
/// <param name="Revoked">The client certificates that were taken back; null where there is no list.</param>
internal sealed record ServerCredential(IReadOnlyList<ServerCertificate> Certificates, X509Certificate2Collection? Authorities, RevocationList? Revoked)
{
    /// <summary>The certificate for a client: as with Envoy an ECDSA one where the client can check it, else one of another kind, else the first.</summary>
    /// <param name="hello">What the client says; null where that is not known.</param>
    /// <param name="servesTls13">Whether the server speaks TLS 1.3.</param>
    public SslStreamCertificateContext For(ClientHello? hello, bool servesTls13)
    {
        ServerCertificate? other = null;
        foreach (var certificate in Certificates)
        {
            if (hello is not null && hello.CanCheck(certificate.Curve, servesTls13))
            {
                return certificate.Context;
            }

            other ??= certificate.Curve == EcdsaCurves.None ? certificate : null;
        }

        return (other ?? Certificates[0]).Context;
    }

    /// <summary>Reads PEM texts of authorities and revoked certificates.</summary>
    /// <exception cref="System.Security.Cryptography.CryptographicException">A text cannot be read. The message has nothing of the texts.</exception>
    public static ServerCredential Read(IReadOnlyList<ServerCertificate> certificates, string? authorities, string? revocationList)
    {
        X509Certificate2Collection? trusted = null;
        if (authorities is not null)
        {
            trusted = [];
            trusted.ImportFromPem(authorities);
        }

        return new(certificates, trusted is { Count: > 0 } ? trusted : null, revocationList is null ? null : RevocationList.Read(revocationList));
    }
}
