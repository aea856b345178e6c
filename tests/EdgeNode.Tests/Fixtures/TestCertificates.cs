using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace OrleansMesh.EdgeNode.Tests.Fixtures;

/// <summary>An authority made for one test, and what it issues.</summary>
internal sealed class TestCertificates : IDisposable
{
    private static readonly DateTimeOffset Begin = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset End = new(2099, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly TemporaryFolder _folder = new();
    private readonly X509Certificate2 _authority;

    public TestCertificates()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=Test authority", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        _authority = request.CreateSelfSigned(Begin, End);
        AuthorityFile = Write("ca.pem", _authority.ExportCertificatePem());
    }

    /// <summary>Path of the authority's certificate.</summary>
    public string AuthorityFile { get; }

    /// <summary>A certificate for a name or URI, with its key.</summary>
    public X509Certificate2 Issue(string name, byte serial = 1)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN=test-{serial}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        if (name.Contains("://", StringComparison.Ordinal))
        {
            names.AddUri(new Uri(name));
        }
        else if (IPAddress.TryParse(name, out var address))
        {
            names.AddIpAddress(address);
        }
        else
        {
            names.AddDnsName(name);
        }

        request.CertificateExtensions.Add(names.Build());
        using var issued = request.Create(_authority, Begin, End, [serial]);
        using var whole = issued.CopyWithPrivateKey(key);
        return X509CertificateLoader.LoadPkcs12(whole.Export(X509ContentType.Pkcs12), null);
    }

    /// <summary>The paths of a client's certificate and key, which are written, or written over.</summary>
    public (string Certificate, string Key) WriteClient(X509Certificate2 certificate)
    {
        using var key = ECDsa.Create();
        var exportable = X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), null, X509KeyStorageFlags.Exportable);
        return (Write("client.pem", certificate.ExportCertificatePem()), Write("client.key", exportable.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem()));
    }

    /// <summary>The path of a list that revokes a serial number.</summary>
    public string WriteRevocationList(byte serial)
    {
        var list = new CertificateRevocationListBuilder();
        list.AddEntry([serial]);
        return Write("crl.pem", PemEncoding.WriteString("X509 CRL", list.Build(_authority, 1, End, HashAlgorithmName.SHA256, thisUpdate: Begin)));
    }

    /// <summary>Where a file of that name is, or would be.</summary>
    public string PathOf(string name) => _folder.File(name);

    public string Write(string name, string text)
    {
        var path = PathOf(name);
        File.WriteAllText(path, text);
        return path;
    }

    public void Dispose()
    {
        _authority.Dispose();
        _folder.Dispose();
    }
}
