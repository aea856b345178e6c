using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace OrleansMesh.Routing.Credentials;

/// <summary>Checks PEM texts. What is wrong is told without anything of the text.</summary>
public static class CredentialPem
{
    /// <summary>What is wrong with a certificate, the others of its chain, and its key; null where nothing is.</summary>
    public static string? CheckPair(ReadOnlySpan<byte> certificate, ReadOnlySpan<byte> privateKey)
    {
        if (CheckCertificates(certificate) is { } problem)
        {
            return problem;
        }

        try
        {
            using var pair = X509Certificate2.CreateFromPem(Encoding.UTF8.GetString(certificate), Encoding.UTF8.GetString(privateKey));
            return null;
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            return "the key is not an unencrypted private key in PEM that belongs to the certificate";
        }
    }

    /// <summary>What is wrong with a list of certificates; null where nothing is.</summary>
    public static string? CheckCertificates(ReadOnlySpan<byte> certificates)
    {
        var read = new X509Certificate2Collection();
        try
        {
            read.ImportFromPem(Encoding.UTF8.GetString(certificates));
            return read.Count > 0 ? null : "holds no certificate in PEM";
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            return "holds a certificate that cannot be read";
        }
        finally
        {
            foreach (var certificate in read)
            {
                certificate.Dispose();
            }
        }
    }

    /// <summary>What is wrong with a revocation list; null where nothing is.</summary>
    public static string? CheckRevocationList(ReadOnlySpan<byte> list)
    {
        try
        {
            _ = CertificateRevocationListBuilder.LoadPem(Encoding.UTF8.GetString(list), out _);
            return null;
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            return "holds no revocation list in PEM";
        }
    }
}
