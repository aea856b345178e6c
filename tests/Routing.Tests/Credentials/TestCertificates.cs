using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace OrleansMesh.Routing.Tests.Credentials;

/// <summary>Certificates made for the tests, once.</summary>
internal static class TestCertificates
{
    private static readonly Lazy<(string, string)> First = new(Make);
    private static readonly Lazy<(string, string)> Second = new(Make);

    /// <summary>A certificate and its key, in PEM.</summary>
    public static (string Certificate, string Key) One => First.Value;

    /// <summary>Another one.</summary>
    public static (string Certificate, string Key) Other => Second.Value;

    private static (string Certificate, string Key) Make()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var from = new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);
        using var certificate = new CertificateRequest("CN=test", key, HashAlgorithmName.SHA256).CreateSelfSigned(from, from.AddYears(50));
        return (certificate.ExportCertificatePem(), key.ExportPkcs8PrivateKeyPem());
    }
}
