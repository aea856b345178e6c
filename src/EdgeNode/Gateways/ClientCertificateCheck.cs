using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using OrleansMesh.EdgeNode.Credentials;
using OrleansMesh.Routing.Resources;
using OrleansMesh.Routing.Resources.Gateways;

namespace OrleansMesh.EdgeNode.Gateways;

/// <summary>Decides whether a client's certificate is let in. Used by many handshakes at once.</summary>
internal sealed class ClientCertificateCheck(ServerTlsSettings tls, ServerCredential credential)
{
    private const string ClientAuthentication = "1.3.6.1.5.5.7.3.2";

    private readonly HashSet<string> _hashes = [.. (tls.VerifyCertificateHash ?? ValueList<string>.Empty).Select(hash => hash.Replace(":", string.Empty, StringComparison.Ordinal).ToUpperInvariant())];
    private readonly HashSet<string> _keys = [.. tls.VerifyCertificateSpki ?? ValueList<string>.Empty];

    /// <summary>Whether the client may come in with that certificate, or without one.</summary>
    /// <param name="certificate">What the client has shown; null where it has shown none.</param>
    /// <param name="received">Holds the other certificates that it has sent.</param>
    public bool Allows(X509Certificate? certificate, X509Chain? received)
    {
        if (certificate is null)
        {
            return tls.Mode is ServerTlsMode.OptionalMutual;
        }

        using var client = new X509Certificate2(certificate);
        return (tls.InsecureSkipVerify == true || IsTrusted(client, received)) && IsPinned(client) && HasName(client);
    }

    private bool IsTrusted(X509Certificate2 client, X509Chain? received)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(credential.Authorities!);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        chain.ChainPolicy.ApplicationPolicy.Add(new Oid(ClientAuthentication));
        if (received is not null)
        {
            chain.ChainPolicy.ExtraStore.AddRange(received.ChainPolicy.ExtraStore);
        }

        return chain.Build(client) && (credential.Revoked is not { } revoked || !revoked.Contains(chain));
    }

    // "If both verify_certificate_hash and verify_certificate_spki are specified, a hash matching value from either of the lists will result in the certificate being accepted."
    private bool IsPinned(X509Certificate2 client) =>
        (_hashes.Count == 0 && _keys.Count == 0)
        || _hashes.Contains(client.GetCertHashString(HashAlgorithmName.SHA256))
        || _keys.Contains(Convert.ToBase64String(SHA256.HashData(client.PublicKey.ExportSubjectPublicKeyInfo())));

    private bool HasName(X509Certificate2 client) =>
        tls.SubjectAltNames is not { Count: > 0 } allowed || SubjectAltNames.Of(client) is var names && allowed.Any(names.Covers);
}
