using System.Formats.Asn1;
using System.Net;
using System.Security.Cryptography.X509Certificates;

namespace OrleansMesh.EdgeNode.Credentials;

/// <summary>The alternative names of a certificate's subject (RFC 5280, section 4.2.1.6).</summary>
/// <param name="Dns">Host names.</param>
/// <param name="Uris">URIs, such as SPIFFE identities.</param>
/// <param name="Others">Addresses of mail and of machines.</param>
internal sealed record SubjectAltNames(IReadOnlyList<string> Dns, IReadOnlyList<string> Uris, IReadOnlyList<string> Others)
{
    private const string ExtensionId = "2.5.29.17";
    private const int Mail = 1;
    private const int Host = 2;
    private const int Uri = 6;
    private const int Address = 7;

    /// <summary>The names of a certificate; of one whose extension cannot be read, none.</summary>
    public static SubjectAltNames Of(X509Certificate2 certificate)
    {
        var names = new SubjectAltNames(new List<string>(), new List<string>(), new List<string>());
        if (certificate.Extensions[ExtensionId] is { } extension)
        {
            try
            {
                var list = new AsnReader(extension.RawData, AsnEncodingRules.DER).ReadSequence();
                while (list.HasData)
                {
                    names.Take(list);
                }
            }
            catch (AsnContentException)
            {
                return new([], [], []);
            }
        }

        return names;
    }

    /// <summary>
    /// Whether the certificate is for <paramref name="name"/>, as Envoy compares: host names whatever their case, and one with a wildcard is for every
    /// name that has one label in its place; others letter for letter.
    /// </summary>
    public bool Covers(string name) => Uris.Contains(name) || Others.Contains(name) || Dns.Any(pattern => Covers(pattern, name));

    // A wildcard that is asked for is a name like any other: only a certificate that says just that is for it.
    private static bool Covers(string pattern, string name)
    {
        if (pattern.Equals(name, StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        var dot = name.IndexOf('.', StringComparison.Ordinal);
        return dot > 0 && pattern.StartsWith("*.", StringComparison.Ordinal) && !name.StartsWith('*')
            && pattern.AsSpan(1).Equals(name.AsSpan(dot), StringComparison.OrdinalIgnoreCase);
    }

    private void Take(AsnReader list)
    {
        var tag = list.PeekTag();
        switch (tag.TagClass is TagClass.ContextSpecific ? tag.TagValue : -1)
        {
            case Mail:
                ((List<string>)Others).Add(list.ReadCharacterString(UniversalTagNumber.IA5String, tag));
                break;
            case Host:
                ((List<string>)Dns).Add(list.ReadCharacterString(UniversalTagNumber.IA5String, tag));
                break;
            case Uri:
                ((List<string>)Uris).Add(list.ReadCharacterString(UniversalTagNumber.IA5String, tag));
                break;
            case Address when list.ReadOctetString(tag) is { Length: 4 or 16 } bytes:
                ((List<string>)Others).Add(new IPAddress(bytes).ToString());
                break;
            case Address:
                break;
            default:
                _ = list.ReadEncodedValue();
                break;
        }
    }
}
