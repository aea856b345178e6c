using System.Collections;
using OrleansMesh.Routing.Resources;
using OrleansMesh.Routing.Resources.Model;

namespace OrleansMesh.Routing.Validation;

/// <summary>A warning for every field of a resource that is set but not honoured, or deprecated.</summary>
internal static class HonourWarnings
{
    private static readonly string ModelNamespace = typeof(MeshResource).Namespace!;

    public static ValueList<ConfigWarning> Of(MeshResource resource)
    {
        var warnings = new List<ConfigWarning>();
        Walk(resource, FieldPath.Root, warnings);
        return ValueList.From(warnings);
    }

    private static void Walk(object record, FieldPath path, List<ConfigWarning> warnings)
    {
        foreach (var field in RecordModel.Of(record.GetType()).Fields)
        {
            if (field.Get(record) is not { } value)
            {
                continue;
            }

            var at = path.Field(field.Name);
            if (field.Deprecated is { } advice)
            {
                warnings.Add(new(at.ToString(), $"{at} is deprecated: {advice}"));
            }

            if (field.NotHonoured is { } reason)
            {
                warnings.Add(new(at.ToString(), $"{at} is accepted but not honoured: {reason}"));
            }
            else
            {
                WalkValue(value, at, warnings);
            }
        }
    }

    private static void WalkValue(object value, FieldPath path, List<ConfigWarning> warnings)
    {
        switch (value)
        {
            case string or RawJson:
                break;
            case IDictionary or IEnumerable when value.GetType().GetGenericTypeDefinition() == typeof(ValueMap<>):
                foreach (var entry in (IEnumerable)value)
                {
                    WalkEntry(entry, path, warnings);
                }

                break;
            case IEnumerable list:
                var index = 0;
                foreach (var item in list)
                {
                    WalkValue(item, path.Index(index++), warnings);
                }

                break;
            default:
                if (value.GetType() is { IsClass: true } type && type.Namespace!.StartsWith(ModelNamespace, StringComparison.Ordinal))
                {
                    Walk(value, path, warnings);
                }

                break;
        }
    }

    private static void WalkEntry(object entry, FieldPath path, List<ConfigWarning> warnings)
    {
        var type = entry.GetType();
        var key = (string)type.GetProperty("Key")!.GetValue(entry)!;
        WalkValue(type.GetProperty("Value")!.GetValue(entry)!, path.Key(key), warnings);
    }
}
