using OrleansMesh.Routing.Actions;
using OrleansMesh.Routing.Compilation;
using OrleansMesh.Routing.Resources;
using OrleansMesh.Routing.Resources.VirtualServices;
using OrleansMesh.Routing.Validation.Syntax;

namespace OrleansMesh.Routing.Validation.VirtualServices;

/// <summary>Rules for changes of headers.</summary>
internal static class HeaderOperationRules
{
    public static void Check(HeaderRules? rules, FieldPath path, AdmissionFindings findings)
    {
        Check(rules?.Request, mayBeAuthority: true, path.Field("request"), findings);
        Check(rules?.Response, mayBeAuthority: false, path.Field("response"), findings);
    }

    /// <summary>Changes that may not touch the authority.</summary>
    public static void CheckOrdinary(HeaderOperations? operations, FieldPath path, AdmissionFindings findings) => Check(operations, mayBeAuthority: false, path, findings);

    /// <summary>A request gets one authority: by a rewrite or by a header, not both.</summary>
    public static void CheckAuthority(HttpRoute route, FieldPath path, AdmissionFindings findings)
    {
        var headers = path.Field("headers").Field("request");
        var places = Authorities(route.Headers?.Request?.Set, headers.Field("set"))
            .Concat(Authorities(route.Headers?.Request?.Add, headers.Field("add")))
            .ToList();
        if (route.Rewrite?.Authority is { Length: > 0 })
        {
            places.Insert(0, path.Field("rewrite").Field("authority"));
        }

        foreach (var place in places.Skip(1))
        {
            findings.Forbidden(place, $"must not change the authority, which {places[0]} does");
        }
    }

    private static IEnumerable<FieldPath> Authorities(ValueMap<string>? headers, FieldPath path) =>
        (headers ?? ValueMap<string>.Empty).Keys.Where(HeaderNames.IsAuthority).Select(path.Key);

    private static void Check(HeaderOperations? operations, bool mayBeAuthority, FieldPath path, AdmissionFindings findings)
    {
        CheckValues(operations?.Set, mayBeAuthority, path.Field("set"), findings);
        CheckValues(operations?.Add, mayBeAuthority, path.Field("add"), findings);
        for (var i = 0; i < (operations?.Remove?.Count ?? 0); i++)
        {
            CheckName(operations!.Remove![i], mayBeAuthority: false, path.Field("remove").Index(i), findings);
        }
    }

    private static void CheckValues(ValueMap<string>? headers, bool mayBeAuthority, FieldPath path, AdmissionFindings findings)
    {
        foreach (var (name, value) in headers ?? ValueMap<string>.Empty)
        {
            CheckName(name, mayBeAuthority, path.Key(name), findings);
            if (!HeaderNames.IsValue(value))
            {
                findings.Invalid(path.Key(name), "must hold no control character but the tab");
            }

            // Envoy reads %COMMAND% in a value, and %% as a percent sign.
            if (value.AsSpan().Count('%') % 2 != 0)
            {
                findings.Invalid(path.Key(name), "holds a single %: write %% for a percent sign, or %COMMAND%");
            }
            else if (HeaderNames.IsAuthority(name))
            {
                AuthorityRules.Check(mayBeAuthority ? value : null, path.Key(name), findings);
            }
            else if (HeaderTemplateParser.Parse(value).FindUnknown() is { } command)
            {
                findings.NotHonoured(path.Key(name), $"the edge knows no {command} and puts nothing in its place");
            }
        }
    }

    private static void CheckName(string name, bool mayBeAuthority, FieldPath path, AdmissionFindings findings)
    {
        if (HeaderNames.IsAuthority(name) ? !mayBeAuthority : name.StartsWith(':'))
        {
            findings.Forbidden(path, mayBeAuthority ? "of the pseudo headers only :authority can be changed" : "Host and pseudo headers cannot be changed here");
        }
        else if (!HeaderNames.IsAuthority(name) && !HeaderNames.IsToken(name))
        {
            findings.Invalid(path, "must be the name of a header");
        }
        else if (HeaderEditsCompiler.IsFraming(name))
        {
            findings.NotHonoured(path, "fields that frame messages are the edge's own");
        }
    }
}
