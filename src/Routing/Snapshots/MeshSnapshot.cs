using System.Collections.Immutable;
using OrleansMesh.Routing.Resources;

namespace OrleansMesh.Routing.Snapshots;

/// <summary>All resources of the mesh at one revision. Immutable; a newer one shares what did not change.</summary>
public sealed class MeshSnapshot
{
    private readonly ImmutableDictionary<ResourceKey, MeshResource> _resources;

    private MeshSnapshot(long revision, ImmutableDictionary<ResourceKey, MeshResource> resources)
    {
        Revision = revision;
        _resources = resources;
    }

    /// <summary>The mesh before its first change: revision 0.</summary>
    public static MeshSnapshot Empty { get; } = new(0, ImmutableDictionary<ResourceKey, MeshResource>.Empty);

    /// <summary>The revision of the last change in it.</summary>
    public long Revision { get; }

    /// <summary>The resources by key, in no particular order.</summary>
    public IReadOnlyDictionary<ResourceKey, MeshResource> Resources => _resources;

    /// <summary>The resources of one type, in no particular order.</summary>
    public IEnumerable<T> OfKind<T>()
        where T : MeshResource => _resources.Values.OfType<T>();

    /// <summary>The snapshot after some changes. Costs the changes, not the whole.</summary>
    /// <param name="revision">The revision of the last change.</param>
    /// <param name="changes">The new state of each changed resource; null where it was deleted. Of several for one key the last counts.</param>
    public MeshSnapshot With(long revision, IEnumerable<KeyValuePair<ResourceKey, MeshResource?>> changes)
    {
        var next = _resources.ToBuilder();
        foreach (var (key, resource) in changes)
        {
            if (resource is null)
            {
                next.Remove(key);
            }
            else
            {
                next[key] = resource;
            }
        }

        return new(revision, next.ToImmutable());
    }
}
