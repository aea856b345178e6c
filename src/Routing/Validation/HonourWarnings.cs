using System.Collections;
using OrleansMesh.Routing.Resources;
using OrleansMesh.Routing.Resources.Model;

namespace OrleansMesh.Routing.Validation;

/// <summary>A warning for every field of a resource that is set but not honoured, or deprecated.</summary>
internal static class HonourWarnings
{
    public static void Find(MeshResource resource, AdmissionFindings findings) => WalkRecord(resource, FieldPath.Root, findings);

    private static void WalkRecord(object record, FieldPath path, AdmissionFindings findings)
    {
        foreach (var field in RecordModel.Of(record.GetType()).Fields)
        {
            if (field.Get(record) is not { } value)
            {
                continue;
            }

            var at = path.Field(field.Name);
            Warn(at, field.Honour, findings);

            // What is inside a field that is not honoured is not honoured either: one warning says it.
            if (field.Honour.NotHonoured is null)
            {
                Walk(value, at, findings);
            }
        }
    }

    private static void Walk(object value, FieldPath path, AdmissionFindings findings)
    {
        switch (value)
        {
            case Enum member:
                Warn(path, Honour.Of(member), findings, $" {WireNames.Of(member)}");
                break;
            case IValueMap map:
                foreach (var (key, item) in map.Entries)
                {
                    Walk(item, path.Key(key), findings);
                }

                break;
            case IEnumerable list and not string:
                var index = 0;
                foreach (var item in list)
                {
                    Walk(item, path.Index(index++), findings);
                }

                break;
            default:
                if (RecordModel.IsRecord(value.GetType()))
                {
                    WalkRecord(value, path, findings);
                }

                break;
        }
    }

    private static void Warn(FieldPath path, Honour honour, AdmissionFindings findings, string value = "")
    {
        if (honour.Deprecated is { } advice)
        {
            findings.Warn(path, $"{path}{value} is deprecated: {advice}");
        }

        if (honour.NotHonoured is { } reason)
        {
            findings.Warn(path, $"{path}{value} is accepted but not honoured: {reason}");
        }
    }
}
