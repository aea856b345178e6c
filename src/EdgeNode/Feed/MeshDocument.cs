using System.Text;
using OrleansMesh.Abstractions.Resources;
using OrleansMesh.Manifests;
using OrleansMesh.Routing.Resources;

namespace OrleansMesh.EdgeNode.Feed;

/// <summary>Reads what the control plane sends. A newer control plane may know kinds and fields that this edge does not: those must not stop the rest.</summary>
internal static class MeshDocument
{
    /// <summary>The resource, or the reason why it cannot be read.</summary>
    public static (MeshResource? Resource, string? Problem) Read(ResourceId id, string json)
    {
        if (Key(id) is not { } key)
        {
            return (null, $"this edge does not know the kind {id.Kind}");
        }

        var read = ManifestReader.ReadJson(Encoding.UTF8.GetBytes(json));
        if (read.Resource is not { } resource)
        {
            return (null, string.Join("; ", read.Errors.Select(error => error.Path.Length == 0 ? error.Message : $"{error.Path}: {error.Message}")));
        }

        return resource.Key == key ? (resource, null) : (null, $"the document is of {resource.Key}");
    }

    /// <summary>The key in the routing core's terms, or null for a kind that this edge does not know.</summary>
    public static ResourceKey? Key(ResourceId id) =>
        ResourceKinds.All.FirstOrDefault(kind => kind.Kind.ToString() == id.Kind) is { } known ? new ResourceKey(known.Kind, id.Namespace, id.Name) : null;

    /// <summary>The id in the control plane's terms.</summary>
    public static ResourceId Id(ResourceKey key) => new(key.Kind.ToString(), key.Namespace, key.Name);
}
