using OrleansMesh.Routing.Resources;
using OrleansMesh.Routing.Resources.MirrorPolicies;
using OrleansMesh.Routing.Resources.VirtualServices;
using OrleansMesh.Routing.Validation.Syntax;
using OrleansMesh.Routing.Validation.VirtualServices;

namespace OrleansMesh.Routing.Validation.MirrorPolicies;

/// <summary>Rules for the requests that a policy lets mirror.</summary>
internal static class MirrorMatchRules
{
    private const int MostPaths = 64;

    public static void Check(MirrorMatch? match, FieldPath path, AdmissionFindings findings)
    {
        for (var i = 0; i < (match?.Methods?.Count ?? 0); i++)
        {
            if (!HeaderNames.IsToken(match!.Methods![i]))
            {
                findings.Invalid(path.Field("methods").Index(i), "must be an HTTP method, such as GET");
            }
        }

        CheckHeaders(match?.Headers, path.Field("headers"), findings);
        CheckHeaders(match?.WithoutHeaders, path.Field("withoutHeaders"), findings);
        var paths = match?.Paths ?? ValueList<StringMatch>.Empty;
        if (paths.Count > MostPaths)
        {
            findings.TooLong(path.Field("paths"), $"must not hold more than {MostPaths} paths");
        }

        for (var i = 0; i < paths.Count; i++)
        {
            var at = path.Field("paths").Index(i);
            StringMatchRules.Check(paths[i], at, findings);
            if (paths[i] is { Exact: null, Prefix: null, Regex: null })
            {
                findings.Required(at, "one of exact, prefix and regex must be set");
            }
        }
    }

    private static void CheckHeaders(ValueMap<StringMatch>? headers, FieldPath path, AdmissionFindings findings)
    {
        foreach (var (name, value) in headers ?? ValueMap<StringMatch>.Empty)
        {
            if (!HeaderNames.IsToken(name))
            {
                findings.Invalid(path.Key(name), "must be the name of a header");
            }

            StringMatchRules.CheckOrPresence(value, path.Key(name), findings);
        }
    }
}
