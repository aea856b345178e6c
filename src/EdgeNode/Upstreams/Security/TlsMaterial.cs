using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using OrleansMesh.EdgeNode.Credentials;

namespace OrleansMesh.EdgeNode.Upstreams.Security;

/// <summary>A credential, ready for handshakes.</summary>
internal sealed class TlsMaterial
{
    private readonly X509Certificate2Collection? _authorities;
    private readonly RevocationList? _revoked;

    /// <exception cref="System.Security.Cryptography.CryptographicException">It is no PEM of certificates and keys.</exception>
    /// <exception cref="ArgumentException">It is no PEM at all.</exception>
    public TlsMaterial(Credential credential)
    {
        if (credential is { Certificate: { } certificate, PrivateKey: { } key })
        {
            // A key that came from PEM alone is not accepted everywhere; one that came through PKCS #12 is.
            using var fromPem = X509Certificate2.CreateFromPem(certificate, key);
            var own = X509CertificateLoader.LoadPkcs12(fromPem.Export(X509ContentType.Pkcs12), password: null);
            var chain = new X509Certificate2Collection();
            chain.ImportFromPem(certificate);
            Client = SslStreamCertificateContext.Create(own, chain, offline: true);
        }

        if (credential.Authorities is { } authorities)
        {
            _authorities = [];
            _authorities.ImportFromPem(authorities);
        }

        _revoked = credential.RevocationList is { } revoked ? RevocationList.Read(revoked) : null;
    }

    /// <summary>The client's certificate; null for none.</summary>
    public SslStreamCertificateContext? Client { get; }

    /// <summary>Whether a server's certificate comes from an authority that counts, and is not revoked.</summary>
    /// <param name="certificate">The server's.</param>
    /// <param name="presented">The chain that .NET built, with what the server sent.</param>
    /// <param name="errors">What .NET found wrong.</param>
    public bool Trusts(X509Certificate2 certificate, X509Chain? presented, SslPolicyErrors errors)
    {
        if (_authorities is null)
        {
            return !errors.HasFlag(SslPolicyErrors.RemoteCertificateChainErrors) && !IsRevoked(presented);
        }

        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(_authorities);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        foreach (var element in presented?.ChainElements ?? Enumerable.Empty<X509ChainElement>())
        {
            chain.ChainPolicy.ExtraStore.Add(element.Certificate);
        }

        foreach (var extra in presented?.ChainPolicy.ExtraStore ?? [])
        {
            chain.ChainPolicy.ExtraStore.Add(extra);
        }

        return chain.Build(certificate) && !IsRevoked(chain);
    }

    private bool IsRevoked(X509Chain? chain) => chain is not null && _revoked?.Contains(chain) == true;
}
