using OrleansMesh.Manifests.Nodes;
using OrleansMesh.Routing.Resources;
using OrleansMesh.Routing.Validation;

namespace OrleansMesh.Manifests.Codecs;

/// <summary>Finds the kind that a manifest says it is.</summary>
internal static class KindOfManifest
{
    private static readonly string Kinds = string.Join(", ", ResourceKinds.All.Select(d => d.Kind.ToString()));

    /// <summary>The kind and the apiVersion, or null after the reason was told to <paramref name="context"/>.</summary>
    public static (KindDescriptor Descriptor, string ApiVersion)? Find(MappingNode map, FieldPath path, ReadContext context)
    {
        var apiVersion = Text(map, "apiVersion", path, context);
        var kind = Text(map, "kind", path, context);
        if (apiVersion is null || kind is null)
        {
            return null;
        }

        if (ResourceKinds.Find(apiVersion, kind) is { } descriptor)
        {
            return (descriptor, apiVersion);
        }

        if (ResourceKinds.All.FirstOrDefault(d => d.Kind.ToString() == kind) is { } otherVersion)
        {
            var versions = string.Join(", ", otherVersion.Versions.Select(otherVersion.ApiVersion));
            var message = $"{kind} is known as {versions}, not as {apiVersion}";
            context.Error(path.Field("apiVersion"), ConfigErrorReason.NotSupported, message, map.Find("apiVersion")!.Mark);
        }
        else
        {
            var message = $"there is no kind {kind} of {apiVersion}; there are {Kinds}";
            context.Error(path.Field("kind"), ConfigErrorReason.NotSupported, message, map.Find("kind")!.Mark);
        }

        return null;
    }

    private static string? Text(MappingNode map, string name, FieldPath path, ReadContext context)
    {
        var node = map.Find(name);
        if (node is null or ScalarNode { IsNull: true } or ScalarNode { Type: ScalarType.String, Text: "" })
        {
            context.Error(path.Field(name), ConfigErrorReason.Required, "must be set", (node ?? map).Mark);
            return null;
        }

        return (string?)Codecs.For(typeof(string)).Read(node, path.Field(name), context);
    }
}
