using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace OrleansMesh.EdgeNode.Upstreams.Security;

/// <summary>The revocation lists of a file, which .NET cannot be given: who issued which serial numbers that no longer count.</summary>
internal sealed class RevocationLists
{
    private const string Label = "X509 CRL";

    private readonly HashSet<string> _revoked = new(StringComparer.Ordinal);

    private RevocationLists()
    {
    }

    /// <summary>Reads lists in PEM; null gives none.</summary>
    /// <exception cref="CryptographicException">One is not a list.</exception>
    public static RevocationLists Read(string? pem)
    {
        var lists = new RevocationLists();
        var rest = pem.AsSpan();
        while (PemEncoding.TryFind(rest, out var fields))
        {
            if (rest[fields.Label] is Label)
            {
                var der = new byte[fields.DecodedDataLength];
                Convert.TryFromBase64Chars(rest[fields.Base64Data], der, out _);
                lists.Add(der);
            }

            rest = rest[fields.Location.End..];
        }

        return lists;
    }

    /// <summary>Whether a certificate of the chain is revoked.</summary>
    public bool Contains(X509Chain? chain) => _revoked.Count > 0
        && (chain?.ChainElements ?? Enumerable.Empty<X509ChainElement>()).Any(element => _revoked.Contains(Entry(element.Certificate.IssuerName.RawData, element.Certificate.SerialNumberBytes.Span)));

    private static string Entry(ReadOnlySpan<byte> issuer, ReadOnlySpan<byte> serial) => $"{Convert.ToHexString(issuer)}/{Convert.ToHexString(serial)}";

    // RFC 5280 5.1: TBSCertList ::= SEQUENCE { version OPTIONAL, signature, issuer, thisUpdate, nextUpdate OPTIONAL, revokedCertificates OPTIONAL, ... }.
    private void Add(byte[] der)
    {
        try
        {
            var list = new AsnReader(der, AsnEncodingRules.DER).ReadSequence().ReadSequence();
            if (list.PeekTag() == Asn1Tag.Integer)
            {
                list.ReadInteger();
            }

            list.ReadSequence();
            var issuer = list.ReadEncodedValue();
            list.ReadEncodedValue();
            if (list.HasData && list.PeekTag() is { TagClass: TagClass.Universal, TagValue: (int)UniversalTagNumber.UtcTime or (int)UniversalTagNumber.GeneralizedTime })
            {
                list.ReadEncodedValue();
            }

            if (!list.HasData || list.PeekTag() != Asn1Tag.Sequence)
            {
                return;
            }

            for (var entries = list.ReadSequence(); entries.HasData;)
            {
                _revoked.Add(Entry(issuer.Span, entries.ReadSequence().ReadIntegerBytes().Span));
            }
        }
        catch (AsnContentException e)
        {
            throw new CryptographicException("The revocation list cannot be read.", e);
        }
    }
}
