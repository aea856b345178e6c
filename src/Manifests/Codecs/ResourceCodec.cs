using OrleansMesh.Manifests.Nodes;
using OrleansMesh.Routing.Resources;
using OrleansMesh.Routing.Resources.Model;
using OrleansMesh.Routing.Validation;

namespace OrleansMesh.Manifests.Codecs;

/// <summary>
/// A whole resource: <c>apiVersion</c> and <c>kind</c> say which, the rest is in the order <c>metadata</c>, the kind's own (<c>spec</c>), <c>status</c>.
/// </summary>
internal static class ResourceCodec
{
    /// <summary>The resource, or null after the reason was told to <paramref name="context"/>.</summary>
    public static MeshResource? Read(Node node, FieldPath path, ReadContext context)
    {
        if (node is not MappingNode map)
        {
            context.TypeError(path, "an object", node);
            return null;
        }

        return KindOfManifest.Find(map, path, context) is var (descriptor, apiVersion) ? Read(map, descriptor, apiVersion, path, context) : null;
    }

    /// <summary>The tree of a resource.</summary>
    public static MappingNode Write(MeshResource resource)
    {
        var entries = new List<MappingEntry>
        {
            new("apiVersion", new ScalarNode(ScalarType.String, resource.ApiVersion)),
            new("kind", new ScalarNode(ScalarType.String, resource.Kind.ToString())),
            new("metadata", Codecs.For(typeof(ObjectMeta)).Write(resource.Metadata)),
        };
        foreach (var field in RecordModel.Of(resource.GetType()).Fields)
        {
            if (field.Get(resource) is { } set)
            {
                entries.Add(new(field.Name, Codecs.For(field).Write(set)));
            }
        }

        if (resource.Status is not null)
        {
            entries.Add(new("status", Codecs.For(typeof(RawJson)).Write(resource.Status)));
        }

        return new MappingNode(entries);
    }

    private static MeshResource Read(MappingNode map, KindDescriptor descriptor, string apiVersion, FieldPath path, ReadContext context)
    {
        var parts = new Dictionary<string, object?>(StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var fields = RecordModel.Of(descriptor.ResourceType).Fields;
        context.HidesValues = descriptor.Kind is ResourceKind.Secret;
        foreach (var entry in map.Entries)
        {
            var at = path.Field(entry.Key);
            if (entry.Refusal is not null)
            {
                context.Error(at, ConfigErrorReason.Forbidden, entry.Refusal, entry.Mark);
                continue;
            }

            if (!seen.Add(entry.Key))
            {
                context.Unknown(at, ConfigErrorReason.Duplicate, "stands more than once", entry.Mark);
            }

            var codec = entry.Key switch
            {
                "metadata" => Codecs.For(typeof(ObjectMeta)),
                "status" => Codecs.For(typeof(RawJson)),
                var name => fields.FirstOrDefault(field => field.Name == name) is { } own ? Codecs.For(own) : null,
            };
            if (codec is null)
            {
                ReadOther(entry, at, context);
            }
            else
            {
                parts[entry.Key] = entry.Value is ScalarNode { IsNull: true } ? null : codec.Read(entry.Value, at, context);
            }
        }

        return Assemble(descriptor, apiVersion, parts);
    }

    private static void ReadOther(MappingEntry entry, FieldPath path, ReadContext context)
    {
        if (entry.Key is "apiVersion" or "kind")
        {
            return;
        }

        context.Unknown(path, ConfigErrorReason.Unknown, "there is no such field", entry.Mark);
        OpaqueNodes.Check(entry.Value, path, context);
    }

    private static MeshResource Assemble(KindDescriptor descriptor, string apiVersion, Dictionary<string, object?> parts)
    {
        var resource = (MeshResource)Activator.CreateInstance(descriptor.ResourceType)!;
        foreach (var field in RecordModel.Of(typeof(MeshResource)).Fields)
        {
            var value = field.Name switch
            {
                "apiVersion" => apiVersion,
                "metadata" => parts.GetValueOrDefault("metadata") ?? new ObjectMeta(),
                _ => parts.GetValueOrDefault(field.Name),
            };
            if (value is not null)
            {
                field.Set(resource, value);
            }
        }

        foreach (var field in RecordModel.Of(descriptor.ResourceType).Fields)
        {
            if (parts.TryGetValue(field.Name, out var value))
            {
                field.Set(resource, value);
            }
        }

        return resource;
    }
}
