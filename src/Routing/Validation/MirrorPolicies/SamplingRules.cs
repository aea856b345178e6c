using OrleansMesh.Routing.Resources.MirrorPolicies;
using OrleansMesh.Routing.Validation.Syntax;

namespace OrleansMesh.Routing.Validation.MirrorPolicies;

/// <summary>Rules for how requests are chosen.</summary>
internal static class SamplingRules
{
    public static void Check(MirrorSampling? sampling, FieldPath path, AdmissionFindings findings)
    {
        if (sampling is null)
        {
            return;
        }

        if (sampling.Mode == SamplingMode.Key)
        {
            Check(sampling.Key, path.Field("key"), findings);
        }
        else if (sampling.Key is not null)
        {
            findings.Forbidden(path.Field("key"), "is for the mode key alone");
        }
    }

    private static void Check(SamplingKey? key, FieldPath path, AdmissionFindings findings)
    {
        var set = Set(key).ToArray();
        if (set.Length == 0)
        {
            findings.Required(path, "one of header, cookie, queryParameter and sourceIp must be set");
        }

        foreach (var name in set.Skip(1))
        {
            findings.Forbidden(path.Field(name), $"must not be set beside {set[0]}");
        }

        CheckToken(key?.Header, path.Field("header"), findings);
        CheckToken(key?.Cookie, path.Field("cookie"), findings);
        if (key?.QueryParameter is "")
        {
            findings.Invalid(path.Field("queryParameter"), "must not be empty");
        }
    }

    private static IEnumerable<string> Set(SamplingKey? key)
    {
        (string Name, bool IsSet)[] fields =
            [("header", key?.Header is not null), ("cookie", key?.Cookie is not null), ("queryParameter", key?.QueryParameter is not null), ("sourceIp", key?.SourceIp is true)];
        return fields.Where(field => field.IsSet).Select(field => field.Name);
    }

    private static void CheckToken(string? name, FieldPath path, AdmissionFindings findings)
    {
        if (name is not null && !HeaderNames.IsToken(name))
        {
            findings.Invalid(path, "must be letters, digits and the signs that RFC 9110 allows in a token");
        }
    }
}
