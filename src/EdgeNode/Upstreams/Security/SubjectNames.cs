using System.Formats.Asn1;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using OrleansMesh.Routing.Resources;

namespace OrleansMesh.EdgeNode.Upstreams.Security;

/// <summary>The names that a certificate bears for its subject.</summary>
internal static class SubjectNames
{
    private const string Oid = "2.5.29.17";

    // RFC 5280 4.2.1.6: the choices of GeneralName that are a text.
    private const int Mail = 1;
    private const int Dns = 2;
    private const int Uri = 6;
    private const int Address = 7;

    /// <summary>Whether it bears one of some names, letter for letter, as Envoy's exact match has it; a DNS name whatever its case.</summary>
    public static bool BearsOne(X509Certificate2 certificate, ValueList<string> wanted)
    {
        foreach (var extension in certificate.Extensions)
        {
            if (extension.Oid?.Value == Oid && Read(extension.RawData).Any(name => wanted.Contains(name, StringComparer.OrdinalIgnoreCase)))
            {
                return true;
            }
        }

        return false;
    }

    private static List<string> Read(byte[] der)
    {
        var names = new List<string>();
        for (var list = new AsnReader(der, AsnEncodingRules.DER).ReadSequence(); list.HasData;)
        {
            var tag = list.PeekTag();
            if (tag is { TagClass: TagClass.ContextSpecific, TagValue: Mail or Dns or Uri })
            {
                names.Add(list.ReadCharacterString(UniversalTagNumber.IA5String, tag));
            }
            else if (tag is { TagClass: TagClass.ContextSpecific, TagValue: Address } && list.ReadOctetString(tag) is { Length: 4 or 16 } bytes)
            {
                names.Add(new IPAddress(bytes).ToString());
            }
            else if (tag.TagValue != Address)
            {
                list.ReadEncodedValue();
            }
        }

        return names;
    }
}
