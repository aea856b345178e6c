using OrleansMesh.Manifests.Nodes;
using OrleansMesh.Routing.Validation;

namespace OrleansMesh.Manifests.Codecs;

/// <summary>Checks a tree that no record describes: what is refused everywhere is refused there too.</summary>
internal static class OpaqueNodes
{
    /// <summary>Whether nothing in the tree is refused; what is, is told to <paramref name="context"/>.</summary>
    public static bool Check(Node node, FieldPath path, ReadContext context)
    {
        switch (node)
        {
            case RefusedNode:
                context.TypeError(path, string.Empty, node);
                return false;
            case ScalarNode { Type: ScalarType.Number, Text: "NaN" or "Infinity" or "-Infinity" }:
                context.Error(path, ConfigErrorReason.Invalid, "must be a finite number", node.Mark);
                return false;
            case SequenceNode list:
                var items = true;
                for (var i = 0; i < list.Items.Count; i++)
                {
                    items &= Check(list.Items[i], path.Index(i), context);
                }

                return items;
            case MappingNode map:
                return CheckEntries(map, path, context);
            default:
                return true;
        }
    }

    private static bool CheckEntries(MappingNode map, FieldPath path, ReadContext context)
    {
        var sound = true;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in map.Entries)
        {
            var at = path.Field(entry.Key);
            if (entry.Refusal is not null)
            {
                context.Error(at, ConfigErrorReason.Forbidden, entry.Refusal, entry.Mark);
                sound = false;
                continue;
            }

            if (!seen.Add(entry.Key))
            {
                context.Unknown(at, ConfigErrorReason.Duplicate, "stands more than once", entry.Mark);
            }

            sound &= Check(entry.Value, at, context);
        }

        return sound;
    }
}
