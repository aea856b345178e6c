using OrleansMesh.Routing.Resources;

namespace OrleansMesh.Routing.Validation.Syntax;

/// <summary>The namespaces that see a resource.</summary>
internal static class ExportTo
{
    private const string Everyone = "*";
    private const string Nobody = "~";

    public static void Check(ValueList<string>? exportTo, FieldPath path, AdmissionFindings findings, bool mayBeNobody = false)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < (exportTo?.Count ?? 0); i++)
        {
            var target = exportTo![i];
            var at = path.Index(i);
            if (!seen.Add(target))
            {
                findings.Duplicate(at, $"{target} stands more than once");
            }
            else if (target is Everyone or Nobody)
            {
                CheckAlone(target, exportTo.Count, mayBeNobody, at, findings);
            }
            else if (target != "." && !KubernetesNames.IsLabel(target))
            {
                findings.Invalid(at, "must be a namespace, \".\" or \"*\"");
            }
        }
    }

    private static void CheckAlone(string target, int count, bool mayBeNobody, FieldPath path, AdmissionFindings findings)
    {
        if (target == Nobody && !mayBeNobody)
        {
            findings.NotSupported(path, "\"~\" is for ServiceEntries only");
        }
        else if (count > 1)
        {
            findings.Forbidden(path, $"\"{target}\" must stand alone");
        }
    }
}
