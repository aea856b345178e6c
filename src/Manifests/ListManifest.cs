using OrleansMesh.Manifests.Codecs;
using OrleansMesh.Manifests.Nodes;
using OrleansMesh.Routing.Validation;

namespace OrleansMesh.Manifests;

/// <summary>Kubernetes' <c>kind: List</c> of <c>v1</c>: several resources in one document.</summary>
internal static class ListManifest
{
    public static bool IsList(MappingNode map) =>
        map.Find("kind") is ScalarNode { Text: "List" } && map.Find("apiVersion") is ScalarNode { Text: "v1" };

    /// <summary>The items, with paths from <c>items[0]</c>; what is wrong with the list itself is a read of its own.</summary>
    public static IEnumerable<ManifestRead> Bind(MappingNode map, ManifestLimits limits)
    {
        var context = new ReadContext(limits);
        var items = ItemsOf(map, limits, context);
        if (context.HasErrors || context.UnknownFields.Count > 0)
        {
            yield return new ManifestRead(null, [.. context.Errors, .. context.UnknownFields], []);
        }

        for (var i = 0; i < items.Count; i++)
        {
            yield return ManifestReader.Bind(items[i], FieldPath.Root.Field("items").Index(i), limits);
        }
    }

    private static IReadOnlyList<Node> ItemsOf(MappingNode map, ManifestLimits limits, ReadContext context)
    {
        IReadOnlyList<Node> items = [];
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in map.Entries)
        {
            var path = FieldPath.Root.Field(entry.Key);
            if (!seen.Add(entry.Key))
            {
                context.Unknown(path, ConfigErrorReason.Duplicate, "stands more than once", entry.Mark);
            }

            switch (entry.Key)
            {
                case var _ when entry.Refusal is not null:
                    context.Error(path, ConfigErrorReason.Forbidden, entry.Refusal, entry.Mark);
                    break;
                case "apiVersion" or "kind" or "metadata":
                    break;
                case "items" when entry.Value is SequenceNode list && list.Items.Count <= limits.MaxDocuments:
                    items = list.Items;
                    break;
                case "items" when entry.Value is SequenceNode:
                    context.Error(path, ConfigErrorReason.TooLong, $"holds more than {limits.MaxDocuments} items", entry.Mark);
                    break;
                case "items" when entry.Value is ScalarNode { IsNull: true }:
                    break;
                case "items":
                    context.TypeError(path, "a list", entry.Value);
                    break;
                default:
                    context.Unknown(path, ConfigErrorReason.Unknown, "there is no such field", entry.Mark);
                    break;
            }
        }

        return items;
    }
}
