using OrleansMesh.Manifests.Nodes;
using OrleansMesh.Routing.Resources;
using OrleansMesh.Routing.Validation;

namespace OrleansMesh.Manifests.Codecs;

internal sealed class MapCodec<T>(ValueCodec valueCodec) : ValueCodec
{
    public override object? Read(Node node, FieldPath path, ReadContext context)
    {
        if (node is not MappingNode map)
        {
            context.TypeError(path, "an object", node);
            return null;
        }

        var entries = new OrderedDictionary<string, T>(map.Entries.Count, StringComparer.Ordinal);
        var seen = new HashSet<string>(map.Entries.Count, StringComparer.Ordinal);
        foreach (var entry in map.Entries)
        {
            var at = path.Key(entry.Key);
            if (entry.Refusal is not null)
            {
                context.Error(at, ConfigErrorReason.Forbidden, entry.Refusal, entry.Mark);
                continue;
            }

            if (!seen.Add(entry.Key))
            {
                context.Unknown(at, ConfigErrorReason.Duplicate, "stands more than once", entry.Mark);
            }

            if (valueCodec.Read(entry.Value, at, context) is T value)
            {
                entries[entry.Key] = value;
            }
        }

        return new ValueMap<T>(entries);
    }

    public override Node Write(object value) =>
        new MappingNode([.. ((ValueMap<T>)value).Select(e => new MappingEntry(e.Key, valueCodec.Write(e.Value!)))]);
}
