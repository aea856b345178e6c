using OrleansMesh.Routing.Resources;
using OrleansMesh.Routing.Resources.VirtualServices;
using OrleansMesh.Routing.Validation.Syntax;

namespace OrleansMesh.Routing.Validation.VirtualServices;

/// <summary>Rules for what browsers of other origins may do.</summary>
internal static class CorsRules
{
    private const string Any = "*";

    private static readonly HashSet<string> Methods = new(StringComparer.Ordinal)
    {
        "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "CONNECT", "OPTIONS", "TRACE", Any,
    };

    private static readonly string List = string.Join(", ", Methods);

    public static void Check(CorsPolicy cors, FieldPath path, AdmissionFindings findings)
    {
        for (var i = 0; i < (cors.AllowOrigins?.Count ?? 0); i++)
        {
            CheckOrigin(cors.AllowOrigins![i], path.Field("allowOrigins").Index(i), findings);
        }

        for (var i = 0; i < (cors.AllowMethods?.Count ?? 0); i++)
        {
            if (!Methods.Contains(cors.AllowMethods![i]))
            {
                findings.NotSupported(path.Field("allowMethods").Index(i), $"must be one of {List}");
            }
        }

        CheckNames(cors.AllowHeaders, path.Field("allowHeaders"), findings);
        CheckNames(cors.ExposeHeaders, path.Field("exposeHeaders"), findings);
        Durations.Check(cors.MaxAge, path.Field("maxAge"), findings);
        if (cors.MaxAge is { } age && age.Value >= TimeSpan.FromMilliseconds(1) && age.Value.Ticks % TimeSpan.TicksPerSecond != 0)
        {
            findings.Invalid(path.Field("maxAge"), "must be a whole number of seconds");
        }
    }

    private static void CheckOrigin(StringMatch origin, FieldPath path, AdmissionFindings findings)
    {
        if (origin is { Exact: null or "", Prefix: null or "", Regex: null or "" })
        {
            findings.Required(path, "one of exact, prefix and regex must be set, and not empty");
        }
        else
        {
            StringMatchRules.Check(origin, path, findings);
        }
    }

    private static void CheckNames(ValueList<string>? names, FieldPath path, AdmissionFindings findings)
    {
        for (var i = 0; i < (names?.Count ?? 0); i++)
        {
            if (names![i] != Any && !HeaderNames.IsToken(names[i]))
            {
                findings.Invalid(path.Index(i), "must be the name of a header, or *");
            }
        }
    }
}
