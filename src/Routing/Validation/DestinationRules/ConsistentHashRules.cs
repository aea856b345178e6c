using OrleansMesh.Routing.Resources.DestinationRules;
using OrleansMesh.Routing.Validation.Syntax;

namespace OrleansMesh.Routing.Validation.DestinationRules;

/// <summary>Rules for choosing an endpoint by the hash of a key.</summary>
internal static class ConsistentHashRules
{
    private const ulong MaglevBound = 5_000_011;

    public static void Check(ConsistentHashSettings? hash, FieldPath path, AdmissionFindings findings)
    {
        if (hash is null)
        {
            return;
        }

        CheckKeys(hash, path, findings);
        if (hash.HttpCookie is not null)
        {
            CheckCookie(hash.HttpCookie, path.Field("httpCookie"), findings);
        }

        if (hash is { RingHash: not null, Maglev: not null })
        {
            findings.Forbidden(path.Field("maglev"), "must not be set beside ringHash");
        }

        if (hash.MinimumRingSize is not null && (hash.RingHash is not null || hash.Maglev is not null))
        {
            findings.Forbidden(path.Field("minimumRingSize"), "must not be set beside ringHash or maglev");
        }

        if (hash.Maglev?.TableSize is { } size && !(size < MaglevBound && IsPrime(size)))
        {
            findings.Invalid(path.Field("maglev").Field("tableSize"), $"must be a prime below {MaglevBound}");
        }
    }

    private static void CheckKeys(ConsistentHashSettings hash, FieldPath path, AdmissionFindings findings)
    {
        string?[] keys =
        [
            hash.HttpHeaderName is null ? null : "httpHeaderName",
            hash.HttpCookie is null ? null : "httpCookie",
            hash.UseSourceIp is null ? null : "useSourceIp",
            hash.HttpQueryParameterName is null ? null : "httpQueryParameterName",
        ];
        var set = keys.OfType<string>().ToList();
        foreach (var key in set.Skip(1))
        {
            findings.Forbidden(path.Field(key), $"must not be set beside {set[0]}");
        }

        if (set.Count == 0)
        {
            findings.Warn(path, $"{path} names no key: endpoints are chosen as without it");
        }
    }

    private static void CheckCookie(HashCookie cookie, FieldPath path, AdmissionFindings findings)
    {
        if (string.IsNullOrEmpty(cookie.Name))
        {
            findings.Required(path.Field("name"));
        }
        else if (!HeaderNames.IsToken(cookie.Name))
        {
            findings.Invalid(path.Field("name"), "must be a token, as RFC 6265 has names of cookies");
        }

        CheckWritten(cookie.Path, path.Field("path"), findings);

        if (cookie.Ttl is { } ttl && ttl.Value < TimeSpan.Zero)
        {
            findings.Invalid(path.Field("ttl"), "must not be negative");
        }

        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < (cookie.Attributes?.Count ?? 0); i++)
        {
            var attribute = path.Field("attributes").Index(i);
            var (name, at) = (cookie.Attributes![i].Name, attribute.Field("name"));
            CheckWritten(name, at, findings);
            CheckWritten(cookie.Attributes[i].Value, attribute.Field("value"), findings);
            if (string.IsNullOrEmpty(name))
            {
                findings.Required(at);
            }
            else if (!names.Add(name))
            {
                findings.Duplicate(at, $"{name} is the name of an earlier attribute");
            }
        }
    }

    // RFC 6265 4.1.1: "any CHAR except CTLs or ';'". With others an attribute would end, or the header field.
    private static void CheckWritten(string? text, FieldPath path, AdmissionFindings findings)
    {
        if (text is not null && text.Any(character => character is < ' ' or > '~' or ';'))
        {
            findings.Invalid(path, "must be of printable US-ASCII characters other than the semicolon");
        }
    }

    private static bool IsPrime(ulong number)
    {
        for (var divisor = 2UL; divisor * divisor <= number; divisor++)
        {
            if (number % divisor == 0)
            {
                return false;
            }
        }

        return number > 1;
    }
}
