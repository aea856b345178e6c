using Microsoft.Extensions.Primitives;
using OrleansMesh.Routing.Actions;

namespace OrleansMesh.EdgeNode.Forwarding;

/// <summary>Carries out a route's header edits.</summary>
internal static class HeaderEditing
{
    /// <summary>Edits the fields of a request.</summary>
    public static void Apply(ReadOnlySpan<HeaderEdit> edits, ref HeaderBuffer fields, in HeaderValues values)
    {
        foreach (ref readonly var edit in edits)
        {
            // As Envoy does: a value that comes to nothing changes nothing.
            if (edit.Kind == HeaderEditKind.Remove)
            {
                fields.Remove(edit.Name);
            }
            else if (edit.Value!.Fill(values) is not { Length: > 0 } value)
            {
                continue;
            }
            else if (edit.Kind == HeaderEditKind.Set)
            {
                fields.Set(edit.Name, value);
            }
            else
            {
                fields.Append(edit.Name, value);
            }
        }
    }

    /// <summary>Edits the fields of an answer.</summary>
    public static void Apply(ReadOnlySpan<HeaderEdit> edits, IHeaderDictionary fields, in HeaderValues values)
    {
        foreach (ref readonly var edit in edits)
        {
            if (edit.Kind == HeaderEditKind.Remove)
            {
                fields.Remove(edit.Name);
            }
            else if (edit.Value!.Fill(values) is not { Length: > 0 } value)
            {
                continue;
            }
            else
            {
                fields[edit.Name] = edit.Kind == HeaderEditKind.Set ? value : StringValues.Concat(fields[edit.Name], value);
            }
        }
    }
}
