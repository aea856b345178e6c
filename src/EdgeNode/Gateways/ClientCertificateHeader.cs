using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using OrleansMesh.EdgeNode.Credentials;

namespace OrleansMesh.EdgeNode.Gateways;

/// <summary>Envoy's <c>x-forwarded-client-cert</c>: which certificate a client has shown.</summary>
internal static class ClientCertificateHeader
{
    /// <summary>The header's name.</summary>
    public const string Name = "x-forwarded-client-cert";

    /// <summary><c>Hash=...;Subject="...";URI=...;DNS=...</c>; null without a certificate.</summary>
    public static string? Of(X509Certificate2? certificate)
    {
        if (certificate is null)
        {
            return null;
        }

        var text = new StringBuilder("Hash=").Append(Convert.ToHexStringLower(SHA256.HashData(certificate.RawDataMemory.Span)));
        text.Append(";Subject=\"").Append(Quoted(certificate.Subject.Replace(", ", ",", StringComparison.Ordinal))).Append('"');
        var names = SubjectAltNames.Of(certificate);
        foreach (var uri in names.Uris)
        {
            text.Append(";URI=").Append(Value(uri));
        }

        foreach (var host in names.Dns)
        {
            text.Append(";DNS=").Append(Value(host));
        }

        return text.ToString();
    }

    // "If any of , ; = appear in a value, the value should be double quoted. Double quotes in a value should be replaced by backslash-double-quote."
    private static string Value(string text) => text.AsSpan().ContainsAny(",;=\"") ? $"\"{Quoted(text)}\"" : Quoted(text);

    // Nothing that ends a header field or is not ASCII; names of certificates are whatever their issuer signed.
    private static string Quoted(string text) => string.Concat(text.Select(c => c is '"' ? "\\\"" : c is '\\' ? "\\\\" : c is >= ' ' and <= '~' ? c.ToString() : "?"));
}
