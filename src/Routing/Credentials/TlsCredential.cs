using OrleansMesh.Routing.Resources.Secrets;

namespace OrleansMesh.Routing.Credentials;

/// <summary>What a Secret holds for TLS, each in PEM; null where it does not hold it. The names are Istio's, and win in this order.</summary>
/// <param name="Certificate">The certificate with its chain: <c>cert</c> or <c>tls.crt</c>.</param>
/// <param name="PrivateKey">Its key: <c>key</c> or <c>tls.key</c>.</param>
/// <param name="Authorities">The certificates that peers are checked against: <c>cacert</c> or <c>ca.crt</c>.</param>
/// <param name="RevocationList">Their revocation list: <c>crl</c> or <c>ca.crl</c>.</param>
public sealed record TlsCredential(byte[]? Certificate, byte[]? PrivateKey, byte[]? Authorities, byte[]? RevocationList)
{
    /// <summary>The name of the Secret with the authorities alone is that of the one with the certificate and this.</summary>
    public const string AuthoritiesSuffix = "-cacert";

    /// <summary>Reads a Secret. An empty entry is none.</summary>
    public static TlsCredential Of(Secret secret)
    {
        var entries = SecretEntries.Of(secret);
        var isGeneric = Entry(entries, "cert") is not null && Entry(entries, "key") is not null;
        return new(
            isGeneric ? Entry(entries, "cert") : Entry(entries, "tls.crt"),
            isGeneric ? Entry(entries, "key") : Entry(entries, "tls.key"),
            Entry(entries, "cacert") ?? Entry(entries, "ca.crt"),
            Entry(entries, "crl") ?? Entry(entries, "ca.crl"));
    }

    /// <inheritdoc/>
    public override string ToString() => nameof(TlsCredential);

    private static byte[]? Entry(IReadOnlyDictionary<string, byte[]> entries, string key) =>
        entries.TryGetValue(key, out var value) && value.Length > 0 ? value : null;
}
