using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace OrleansMesh.EdgeNode.Credentials;

/// <summary>Certificates that their issuers have taken back (RFC 5280, section 5), which .NET cannot be given.</summary>
internal sealed class RevocationList
{
    private const string Label = "X509 CRL";

    private readonly HashSet<(string Issuer, string Serial)> _entries = [];

    private RevocationList()
    {
    }

    /// <summary>Reads every list of a PEM text.</summary>
    /// <exception cref="CryptographicException">There is none, or one cannot be read.</exception>
    public static RevocationList Read(string pem)
    {
        var list = new RevocationList();
        var rest = pem.AsSpan();
        var found = false;
        while (PemEncoding.TryFind(rest, out var fields))
        {
            if (rest[fields.Label].SequenceEqual(Label))
            {
                list.Add(Convert.FromBase64String(rest[fields.Base64Data].ToString()));
                found = true;
            }

            rest = rest[fields.Location.End..];
        }

        return found ? list : throw new CryptographicException("there is no revocation list in PEM");
    }

    /// <summary>Whether a certificate of the chain is on the list of its issuer.</summary>
    public bool Contains(X509Chain chain) => chain.ChainElements.Any(element => Contains(element.Certificate));

    private bool Contains(X509Certificate2 certificate) =>
        _entries.Contains((Convert.ToHexString(certificate.IssuerName.RawData), Convert.ToHexString(certificate.SerialNumberBytes.Span)));

    // CertificateList ::= SEQUENCE { tbsCertList SEQUENCE { version INTEGER OPTIONAL, signature SEQUENCE, issuer Name, thisUpdate Time,
    // nextUpdate Time OPTIONAL, revokedCertificates SEQUENCE OF SEQUENCE { userCertificate INTEGER, ... } OPTIONAL, ... }, ... }
    private void Add(byte[] der)
    {
        try
        {
            var list = new AsnReader(der, AsnEncodingRules.DER).ReadSequence().ReadSequence();
            if (list.PeekTag().HasSameClassAndValue(Asn1Tag.Integer))
            {
                _ = list.ReadInteger();
            }

            _ = list.ReadSequence();
            var issuer = Convert.ToHexString(list.ReadEncodedValue().Span);
            _ = list.ReadEncodedValue();
            if (list.HasData && (list.PeekTag().HasSameClassAndValue(Asn1Tag.UtcTime) || list.PeekTag().HasSameClassAndValue(Asn1Tag.GeneralizedTime)))
            {
                _ = list.ReadEncodedValue();
            }

            if (!list.HasData || !list.PeekTag().HasSameClassAndValue(Asn1Tag.Sequence))
            {
                return;
            }

            var revoked = list.ReadSequence();
            while (revoked.HasData)
            {
                _entries.Add((issuer, Convert.ToHexString(revoked.ReadSequence().ReadIntegerBytes().Span)));
            }
        }
        catch (AsnContentException e)
        {
            throw new CryptographicException("the revocation list cannot be read", e);
        }
    }
}
