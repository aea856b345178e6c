using System.Collections.Immutable;
using OrleansMesh.Routing.Resources;

namespace OrleansMesh.Routing.Snapshots;

/// <summary>All resources of the mesh at one revision. Immutable; a newer one shares what did not change.</summary>
public sealed class MeshSnapshot
{
    private readonly ResourcesByKind _resources;

    private MeshSnapshot(long revision, ResourcesByKind resources)
    {
        Revision = revision;
        _resources = resources;
    }

    /// <summary>The mesh before its first change: revision 0.</summary>
    public static MeshSnapshot Empty { get; } = new(0, ResourcesByKind.Empty);

    /// <summary>The revision of the last change in it.</summary>
    public long Revision { get; }

    /// <summary>The resources by key, in no particular order.</summary>
    public IReadOnlyDictionary<ResourceKey, MeshResource> Resources => _resources;

    /// <summary>The resources of one type, in no particular order. Costs those resources, not the others.</summary>
    public IEnumerable<T> OfKind<T>()
        where T : MeshResource => _resources.OfType<T>();

    /// <summary>The snapshot after some changes. Costs the changes, not the whole.</summary>
    /// <param name="revision">The revision of the last change.</param>
    /// <param name="changes">The new state of each changed resource; null where it was deleted. Of several for one key the last counts.</param>
    public MeshSnapshot With(long revision, IEnumerable<KeyValuePair<ResourceKey, MeshResource?>> changes) => new(revision, _resources.With(changes));

    /// <summary>
    /// The keys whose resources are not the same objects as in another snapshot: changed, new or gone. Costs the kinds that have a change;
    /// the others are known to be the same at a glance.
    /// </summary>
    /// <param name="other">The other snapshot, usually the one this was made from.</param>
    public ImmutableArray<ResourceKey> KeysChangedSince(MeshSnapshot other) => _resources.KeysChangedSince(other._resources);
}
