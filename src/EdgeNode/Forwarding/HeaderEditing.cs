using System.Buffers;
using Microsoft.Extensions.Primitives;
using OrleansMesh.Routing.Actions;

namespace OrleansMesh.EdgeNode.Forwarding;

/// <summary>Carries out a route's header edits.</summary>
internal static class HeaderEditing
{
    private static readonly SearchValues<char> Breaks = SearchValues.Create("\r\n\0");

    /// <summary>Edits the fields of a request.</summary>
    public static void Apply(ReadOnlySpan<HeaderEdit> edits, ref HeaderBuffer fields, in HeaderValues values)
    {
        foreach (ref readonly var edit in edits)
        {
            Apply(edit, edit.Value?.Fill(values), ref fields);
        }
    }

    /// <summary>What the values of some edits come to, one for each; null for a removal.</summary>
    public static string?[] Resolve(ReadOnlySpan<HeaderEdit> edits, in HeaderValues values)
    {
        var resolved = new string?[edits.Length];
        for (var i = 0; i < edits.Length; i++)
        {
            resolved[i] = edits[i].Value?.Fill(values);
        }

        return resolved;
    }

    /// <summary>Edits the fields of a request by values known before.</summary>
    public static void Apply(ReadOnlySpan<HeaderEdit> edits, ReadOnlySpan<string?> resolved, ref HeaderBuffer fields)
    {
        for (var i = 0; i < edits.Length; i++)
        {
            Apply(edits[i], resolved[i], ref fields);
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
            else if (edit.Value!.Fill(values) is not { Length: > 0 } value || value.AsSpan().ContainsAny(Breaks))
            {
                continue;
            }
            else
            {
                fields[edit.Name] = edit.Kind == HeaderEditKind.Set ? value : StringValues.Concat(fields[edit.Name], value);
            }
        }
    }

    private static void Apply(in HeaderEdit edit, string? value, ref HeaderBuffer fields)
    {
        if (edit.Kind == HeaderEditKind.Remove)
        {
            fields.Remove(edit.Name);
        }
        else if (string.IsNullOrEmpty(value) || value.AsSpan().ContainsAny(Breaks))
        {
            // As Envoy does: a value that comes to nothing changes nothing. Nor does one that would end its line, and begin another request.
            return;
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
