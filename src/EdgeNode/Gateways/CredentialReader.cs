using System.Security.Cryptography;
using System.Text;
using OrleansMesh.EdgeNode.Credentials;
using OrleansMesh.Routing.Credentials;
using OrleansMesh.Routing.Gateways;
using OrleansMesh.Routing.Resources;
using OrleansMesh.Routing.Resources.Gateways;
using OrleansMesh.Routing.Resources.Secrets;
using OrleansMesh.Routing.Snapshots;

namespace OrleansMesh.EdgeNode.Gateways;

/// <summary>Finds the certificates of TLS servers in Secrets and files. Reads files; not for the path of requests or handshakes.</summary>
/// <param name="namespaces">Where Secrets are looked for, in order.</param>
internal sealed class CredentialReader(IReadOnlyList<string> namespaces)
{
    private const int MostCertificates = 2;

    /// <summary>The server as it is to be now; <paramref name="before"/> where nothing that it is made of has changed.</summary>
    public TlsServer Read(ListenerServer server, MeshSnapshot snapshot, TlsServer? before)
    {
        var source = Source(server.Tls!, snapshot);
        if (before is not null && before.Server == server && before.Source == source)
        {
            return before;
        }

        try
        {
            var credential = Read(source, out var problem);
            return new(server, source, problem is null ? credential : null, problem);
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException or IOException or UnauthorizedAccessException or FormatException)
        {
            // Messages of these have nothing of the texts in them; of files they name the path.
            return new(server, source, null, e is IOException or UnauthorizedAccessException ? e.Message : "certificate, key or authorities cannot be read, or do not belong together");
        }
    }

    /// <summary>The names of the Secrets that are used, in their order; none where files are used.</summary>
    private static IReadOnlyList<string> NamesOf(ServerTlsSettings tls) =>
        tls.CredentialName is { Length: > 0 } name ? [name] : [.. (tls.CredentialNames ?? ValueList<string>.Empty).Take(MostCertificates)];

    private static IReadOnlyList<(string? Certificate, string? Key)> Paths(ServerTlsSettings tls) => tls.TlsCertificates is { Count: > 0 } pairs
        ? [.. pairs.Take(MostCertificates).Select(pair => (pair.ServerCertificate, pair.PrivateKey))]
        : [(tls.ServerCertificate, tls.PrivateKey)];

    private static string? Authorities(ServerTlsSettings tls) => tls.CaCertificates ?? (tls.TlsCertificates is { Count: > 0 } pairs ? pairs[0].CaCertificates : null);

    private CredentialSource Source(ServerTlsSettings tls, MeshSnapshot snapshot)
    {
        var authorities = tls.CaCertCredentialName is { Length: > 0 } named ? Find(named, snapshot) : null;
        var names = NamesOf(tls);
        return names.Count > 0
            ? new(
                tls, ValueList.From(names.Select(name => Find(name, snapshot))), authorities ?? Find(names[0] + TlsCredential.AuthoritiesSuffix, snapshot), Stamps(tls.CaCrl))
            : new(tls, ValueList<Secret?>.Empty, authorities, Stamps([.. Paths(tls).SelectMany(pair => (string?[])[pair.Certificate, pair.Key]), Authorities(tls), tls.CaCrl]));
    }

    private static ValueList<FileStamp> Stamps(params string?[] paths) =>
        ValueList.From(paths.Where(path => !string.IsNullOrEmpty(path)).Select(path => FileStamp.Of(path!)));

    private Secret? Find(string credentialName, MeshSnapshot snapshot) =>
        CredentialName.Candidates(credentialName, namespaces).Select(key => snapshot.Resources.GetValueOrDefault(key) as Secret).FirstOrDefault(secret => secret is not null);

    private ServerCredential? Read(CredentialSource source, out string? problem)
    {
        var tls = source.Tls;
        var authorities = source.Authorities is { } secret ? TlsCredential.Of(secret) : null;
        var asks = tls.Mode is ServerTlsMode.Mutual or ServerTlsMode.OptionalMutual;
        var (certificates, own) = source.Certificates.Count > 0 ? OfSecrets(source, out problem) : (OfFiles(tls, out problem), null);
        if (problem is not null)
        {
            return null;
        }

        var credential = own is not null
            ? ServerCredential.Read(
                certificates,
                asks ? Text(authorities?.Authorities ?? own.Authorities) : null,
                asks ? Text(authorities?.RevocationList ?? own.RevocationList) ?? TextOf(tls.CaCrl) : null)
            : ServerCredential.Read(certificates, asks ? Text(authorities?.Authorities) ?? TextOf(Authorities(tls)) : null, asks ? TextOf(tls.CaCrl) : null);
        problem = asks && tls.InsecureSkipVerify != true && credential.Authorities is null
            ? tls.CaCertCredentialName is { Length: > 0 } named && source.Authorities is null
                ? $"there is no Secret {named} in {string.Join(", ", namespaces)}"
                : "there are no authorities to check clients against"
            : null;
        return credential;
    }

    // The certificates, and the first Secret's credential.
    private (List<ServerCertificate> Certificates, TlsCredential? First) OfSecrets(CredentialSource source, out string? problem)
    {
        var (certificates, names) = (new List<ServerCertificate>(), NamesOf(source.Tls));
        TlsCredential? first = null;
        for (var i = 0; i < names.Count; i++)
        {
            if (source.Certificates[i] is not { } found)
            {
                problem = $"there is no Secret {names[i]} in {string.Join(", ", namespaces)}";
                return (certificates, first);
            }

            var own = TlsCredential.Of(found);
            if (own.Certificate is null || own.PrivateKey is null)
            {
                problem = $"Secret {found.Key.Namespace}/{found.Key.Name} holds no certificate and key (tls.crt and tls.key, or cert and key)";
                return (certificates, first);
            }

            first ??= own;
            certificates.Add(ServerCertificate.Read(Text(own.Certificate)!, Text(own.PrivateKey)!));
        }

        problem = null;
        return (certificates, first);
    }

    private static List<ServerCertificate> OfFiles(ServerTlsSettings tls, out string? problem)
    {
        var certificates = new List<ServerCertificate>();
        foreach (var (certificate, key) in Paths(tls))
        {
            if (string.IsNullOrEmpty(certificate) || string.IsNullOrEmpty(key))
            {
                problem = "no certificate and key are named";
                return certificates;
            }

            certificates.Add(ServerCertificate.Read(TextOf(certificate)!, TextOf(key)!));
        }

        problem = null;
        return certificates;
    }

    private static string? Text(byte[]? pem) => pem is null ? null : Encoding.UTF8.GetString(pem);

    private static string? TextOf(string? path) => string.IsNullOrEmpty(path) ? null : CredentialFile.Read(path);
}
