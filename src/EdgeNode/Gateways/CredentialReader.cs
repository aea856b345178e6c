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

    /// <summary>The names of Secrets, the most important first: what of several is used.</summary>
    private static string? NameOf(ServerTlsSettings tls) =>
        tls.CredentialName is { Length: > 0 } name ? name : tls.CredentialNames is { Count: > 0 } names ? names[0] : null;

    private static (string? Certificate, string? Key, string? Authorities) Paths(ServerTlsSettings tls) => tls.TlsCertificates is { Count: > 0 } pairs
        ? (pairs[0].ServerCertificate, pairs[0].PrivateKey, tls.CaCertificates ?? pairs[0].CaCertificates)
        : (tls.ServerCertificate, tls.PrivateKey, tls.CaCertificates);

    private CredentialSource Source(ServerTlsSettings tls, MeshSnapshot snapshot)
    {
        var authorities = tls.CaCertCredentialName is { Length: > 0 } named ? Find(named, snapshot) : null;
        if (NameOf(tls) is { } name)
        {
            return new(tls, Find(name, snapshot), authorities ?? Find(name + TlsCredential.AuthoritiesSuffix, snapshot), Stamps(tls.CaCrl));
        }

        var (certificate, key, trusted) = Paths(tls);
        return new(tls, null, authorities, Stamps(certificate, key, trusted, tls.CaCrl));
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
        ServerCredential credential;
        if (NameOf(tls) is { } name)
        {
            if (source.Certificate is not { } found)
            {
                problem = $"there is no Secret {name} in {string.Join(", ", namespaces)}";
                return null;
            }

            var own = TlsCredential.Of(found);
            if (own.Certificate is null || own.PrivateKey is null)
            {
                problem = $"Secret {found.Key.Namespace}/{found.Key.Name} holds no certificate and key (tls.crt and tls.key, or cert and key)";
                return null;
            }

            credential = ServerCredential.Read(
                Text(own.Certificate)!,
                Text(own.PrivateKey)!,
                asks ? Text(authorities?.Authorities ?? own.Authorities) : null,
                asks ? Text(authorities?.RevocationList ?? own.RevocationList) ?? TextOf(tls.CaCrl) : null);
        }
        else
        {
            var (certificate, key, trusted) = Paths(tls);
            if (string.IsNullOrEmpty(certificate) || string.IsNullOrEmpty(key))
            {
                problem = "no certificate and key are named";
                return null;
            }

            credential = ServerCredential.Read(
                TextOf(certificate)!, TextOf(key)!, asks ? Text(authorities?.Authorities) ?? TextOf(trusted) : null, asks ? TextOf(tls.CaCrl) : null);
        }

        problem = asks && tls.InsecureSkipVerify != true && credential.Authorities is null
            ? tls.CaCertCredentialName is { Length: > 0 } named && source.Authorities is null
                ? $"there is no Secret {named} in {string.Join(", ", namespaces)}"
                : "there are no authorities to check clients against"
            : null;
        return credential;
    }

    private static string? Text(byte[]? pem) => pem is null ? null : Encoding.UTF8.GetString(pem);

    private static string? TextOf(string? path) => string.IsNullOrEmpty(path) ? null : CredentialFile.Read(path);
}
