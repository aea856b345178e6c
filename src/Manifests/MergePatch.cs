using System.Text;
using OrleansMesh.Manifests.Codecs;
using OrleansMesh.Manifests.Nodes;
using OrleansMesh.Manifests.Writing;
using OrleansMesh.Routing.Validation;

namespace OrleansMesh.Manifests;

/// <summary>JSON merge patch (RFC 7386) on JSON text. Numbers keep their spelling.</summary>
public static class MergePatch
{
    /// <summary>The object <paramref name="json"/> changed by <paramref name="patch"/>; both must be JSON objects within the limits.</summary>
    public static MergePatchResult Apply(string json, string patch, ManifestLimits? limits = null)
    {
        limits ??= ManifestLimits.Default;
        var context = new ReadContext(limits);
        try
        {
            var target = JsonTreeReader.Read(Encoding.UTF8.GetBytes(json), limits);
            var change = JsonTreeReader.Read(Encoding.UTF8.GetBytes(patch), limits);
            if (target is not MappingNode || change is not MappingNode)
            {
                context.TypeError(FieldPath.Root, "an object", change is MappingNode ? target : change);
            }
            else if (OpaqueNodes.Check(change, FieldPath.Root, context))
            {
                return context.UnknownFields.Count == 0
                    ? new MergePatchResult(JsonText.Of(Merge(target, change)), [])
                    : new MergePatchResult(null, context.UnknownFields);
            }

            return new MergePatchResult(null, context.Errors);
        }
        catch (UnreadableTextException e)
        {
            return new MergePatchResult(null, [new ManifestProblem(string.Empty, ConfigErrorReason.Invalid, e.Message, e.Mark.Line, e.Mark.Column)]);
        }
    }

    /// <summary>The function of the same name in section 2 of the RFC.</summary>
    private static Node Merge(Node? target, Node change)
    {
        if (change is not MappingNode changes)
        {
            return change;
        }

        var merged = new OrderedDictionary<string, Node>(StringComparer.Ordinal);
        foreach (var entry in target is MappingNode map ? map.Entries : [])
        {
            merged[entry.Key] = entry.Value;
        }

        foreach (var entry in changes.Entries)
        {
            if (entry.Value is ScalarNode { IsNull: true })
            {
                merged.Remove(entry.Key);
            }
            else
            {
                merged[entry.Key] = Merge(merged.GetValueOrDefault(entry.Key), entry.Value);
            }
        }

        return new MappingNode([.. merged.Select(e => new MappingEntry(e.Key, e.Value))]);
    }
}
