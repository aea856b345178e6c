using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using OrleansMesh.EdgeNode.Credentials;

namespace OrleansMesh.EdgeNode.Gateways;

/// <summary>What a TLS server shows and checks.</summary>
/// <param name="Certificate">Its certificate with chain and key, made ready once for all handshakes.</param>
/// <param name="Authorities">Those that client certificates are checked against; null where there are none.</param>
/// <param name="Revoked">The client certificates that were taken back; null where there is no list.</param>
internal sealed record ServerCredential(SslStreamCertificateContext Certificate, X509Certificate2Collection? Authorities, RevocationList? Revoked)
{
    /// <summary>Reads PEM texts.</summary>
    /// <exception cref="System.Security.Cryptography.CryptographicException">A text cannot be read, or key and certificate do not belong together. The message has nothing of the texts.</exception>
    public static ServerCredential Read(string certificate, string privateKey, string? authorities, string? revocationList)
    {
        using var pair = X509Certificate2.CreateFromPem(certificate, privateKey);
        var chain = new X509Certificate2Collection();
        chain.ImportFromPem(certificate);
        X509Certificate2Collection? trusted = null;
        if (authorities is not null)
        {
            trusted = [];
            trusted.ImportFromPem(authorities);
        }

        // SChannel cannot use a key that is in memory alone.
        var usable = OperatingSystem.IsWindows() ? X509CertificateLoader.LoadPkcs12(pair.Export(X509ContentType.Pkcs12), null) : new X509Certificate2(pair);
        return new(
            SslStreamCertificateContext.Create(usable, [.. chain.Skip(1)], offline: true),
            trusted is { Count: > 0 } ? trusted : null,
            revocationList is null ? null : RevocationList.Read(revocationList));
    }
}
