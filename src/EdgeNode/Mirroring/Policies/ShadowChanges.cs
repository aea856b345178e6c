using Microsoft.Extensions.Primitives;
using OrleansMesh.EdgeNode.Forwarding;
using OrleansMesh.EdgeNode.Serving;
using OrleansMesh.Routing.Mirroring;

namespace OrleansMesh.EdgeNode.Mirroring.Policies;

/// <summary>What a policy makes different in one shadow. What the values need of the request is read when the shadow is admitted, and nothing later.</summary>
/// <param name="edits">The changes; null for none.</param>
/// <param name="values">What the values of the header fields come to, one for each change.</param>
/// <param name="marker">The value of <see cref="MarkerField"/>; null: the shadow is not marked.</param>
internal sealed class ShadowChanges(ShadowEdits? edits, string?[] values, string? marker)
{
    /// <summary>The header field that tells shadows apart, and whose they are.</summary>
    public const string MarkerField = "x-orleansmesh-shadow";

    /// <summary>The changes that terms ask for; null for none.</summary>
    /// <param name="terms">The terms.</param>
    /// <param name="marker">How shadows of the mirror are marked where they are.</param>
    /// <param name="request">What variables in values stand for.</param>
    public static ShadowChanges? Of(MirrorTerms terms, string marker, in HeaderValues request) => terms is { Edits: null, Marks: false }
        ? null
        : new(terms.Edits, terms.Edits is null ? [] : HeaderEditing.Resolve(terms.Edits.Headers, request), terms.Marks ? marker : null);

    /// <summary>The request target of the shadow.</summary>
    public string Target(string target)
    {
        if (edits is not { RewritesPath: true })
        {
            return target;
        }

        var parts = new RequestTarget(target);
        return parts.WithPath(edits.RewritePath(parts.Path)).Text;
    }

    /// <summary>The host of the shadow.</summary>
    /// <param name="host">The primary's.</param>
    /// <param name="suffix">Whether the edge marks hosts.</param>
    public string Host(string host, bool suffix) => edits?.Host ?? ((edits?.HostSuffix ?? suffix) ? ShadowHost.Mark(host) : host);

    /// <summary>The header fields of the shadow.</summary>
    /// <param name="fields">Those of shadows without changes; left as they are.</param>
    public KeyValuePair<string, StringValues>[] Headers(KeyValuePair<string, StringValues>[] fields)
    {
        var buffer = new HeaderBuffer(fields.Length + values.Length + 1);
        try
        {
            foreach (var (name, value) in fields)
            {
                buffer.Add(name, value);
            }

            HeaderEditing.Apply(edits is null ? default : edits.Headers, values, ref buffer);
            Keep(fields, ref buffer);
            if (marker is not null)
            {
                buffer.Set(MarkerField, marker);
            }

            return buffer.Fields.ToArray();
        }
        finally
        {
            buffer.Return();
        }
    }

    // No edit may break what ends loops.
    private static void Keep(KeyValuePair<string, StringValues>[] fields, ref HeaderBuffer buffer)
    {
        foreach (var (name, value) in fields)
        {
            if (name == EdgeHops.FieldName)
            {
                buffer.Set(name, value);
            }
        }
    }
}
