using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace OrleansMesh.EdgeNode.Gateways;

/// <summary>A certificate that a TLS server shows.</summary>
/// <param name="Context">It with its chain and key, made ready once for all handshakes.</param>
/// <param name="Curve">The curve of its key; <see cref="EcdsaCurves.None"/> for keys of other kinds.</param>
internal sealed record ServerCertificate(SslStreamCertificateContext Context, EcdsaCurves Curve)
{
    /// <summary>Reads PEM texts.</summary>
    /// <exception cref="System.Security.Cryptography.CryptographicException">A text cannot be read, or key and certificate do not belong together. The message has nothing of the texts.</exception>
    public static ServerCertificate Read(string certificate, string privateKey)
    {
        using var pair = X509Certificate2.CreateFromPem(certificate, privateKey);
        var chain = new X509Certificate2Collection();
        chain.ImportFromPem(certificate);

        // SChannel cannot use a key that is in memory alone.
        var usable = OperatingSystem.IsWindows() ? X509CertificateLoader.LoadPkcs12(pair.Export(X509ContentType.Pkcs12), null) : new X509Certificate2(pair);
        return new(SslStreamCertificateContext.Create(usable, [.. chain.Skip(1)], offline: true), CurveOf(usable));
    }

    private static EcdsaCurves CurveOf(X509Certificate2 certificate)
    {
        using var key = certificate.GetECDsaPublicKey();
        return key?.KeySize switch
        {
            256 => EcdsaCurves.P256,
            384 => EcdsaCurves.P384,
            521 => EcdsaCurves.P521,
            _ => EcdsaCurves.None,
        };
    }
}
