using OrleansMesh.Manifests.Nodes;
using OrleansMesh.Routing.Resources.Model;
using OrleansMesh.Routing.Validation;

namespace OrleansMesh.Manifests.Codecs;

/// <summary>A record of the resource model, by its <see cref="RecordModel"/>. The codecs of its fields are made at their first use.</summary>
internal sealed class RecordCodec : ValueCodec
{
    private readonly Type _type;
    private readonly Lazy<FieldCodec[]> _fields;
    private readonly Lazy<Dictionary<string, FieldCodec>> _byName;

    public RecordCodec(Type type)
    {
        _type = type;
        _fields = new(() => [.. RecordModel.Of(type).Fields.Select(f => new FieldCodec(f, Codecs.For(f)))]);
        _byName = new(ByName);
    }

    public override object? Read(Node node, FieldPath path, ReadContext context)
    {
        if (node is not MappingNode map)
        {
            context.TypeError(path, "an object", node);
            return null;
        }

        var record = Activator.CreateInstance(_type)!;
        var seen = new HashSet<FieldCodec>(map.Entries.Count);
        foreach (var entry in map.Entries)
        {
            ReadEntry(record, entry, path.Field(entry.Key), seen, context);
        }

        return record;
    }

    public override Node Write(object value)
    {
        var entries = new List<MappingEntry>();
        foreach (var (field, codec) in _fields.Value)
        {
            if (field.Get(value) is { } set)
            {
                entries.Add(new MappingEntry(field.Name, codec.Write(set)));
            }
        }

        return new MappingNode(entries);
    }

    private void ReadEntry(object record, MappingEntry entry, FieldPath path, HashSet<FieldCodec> seen, ReadContext context)
    {
        if (entry.Refusal is not null)
        {
            context.Error(path, ConfigErrorReason.Forbidden, entry.Refusal, entry.Mark);
            return;
        }

        if (!_byName.Value.TryGetValue(entry.Key, out var field))
        {
            context.Unknown(path, ConfigErrorReason.Unknown, "there is no such field", entry.Mark);
            OpaqueNodes.Check(entry.Value, path, context);
            return;
        }

        if (!seen.Add(field))
        {
            var other = field.Field.AlternateName is { } alternate ? $" ({alternate} is {field.Field.Name})" : string.Empty;
            context.Unknown(path, ConfigErrorReason.Duplicate, $"stands more than once{other}", entry.Mark);
        }

        // As in Kubernetes: null says that the field is absent, and is what Go writes for an empty creationTimestamp.
        field.Field.Set(record, entry.Value is ScalarNode { IsNull: true } ? null : field.Codec.Read(entry.Value, path, context));
    }

    private Dictionary<string, FieldCodec> ByName()
    {
        var byName = new Dictionary<string, FieldCodec>(StringComparer.Ordinal);
        foreach (var field in _fields.Value)
        {
            byName.Add(field.Field.Name, field);
            if (field.Field.AlternateName is { } alternate)
            {
                byName.Add(alternate, field);
            }
        }

        return byName;
    }
}
