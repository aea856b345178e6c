using System.Collections.Immutable;
using OrleansMesh.Routing.Resources;

namespace OrleansMesh.Routing.Snapshots;

/// <summary>All resources of the mesh at one revision. Immutable; a newer one shares what did not change.</summary>
public sealed class MeshSnapshot
{
    private readonly ResourcesByKind _resources;

    // What it was made from, by a token that keeps nothing of it alive, and the keys that differ.
    private readonly object _token = new();
    private readonly object? _parent;
    private readonly ImmutableArray<ResourceKey> _changed;

    private MeshSnapshot(long revision, ResourcesByKind resources, object? parent, ImmutableArray<ResourceKey> changed)
    {
        Revision = revision;
        _resources = resources;
        _parent = parent;
        _changed = changed;
    }

    /// <summary>The mesh before its first change: revision 0.</summary>
    public static MeshSnapshot Empty { get; } = new(0, ResourcesByKind.Empty, null, []);

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
    public MeshSnapshot With(long revision, IEnumerable<KeyValuePair<ResourceKey, MeshResource?>> changes)
    {
        var all = changes.ToArray();
        var resources = _resources.With(all);
        var changed = all.Select(change => change.Key).Distinct()
            .Where(key => !ReferenceEquals(resources.GetValueOrDefault(key), _resources.GetValueOrDefault(key)));
        return new(revision, resources, _token, [.. changed]);
    }

    /// <summary>
    /// The keys whose resources are not the same objects as in another snapshot: changed, new or gone. Costs the changes where this was made from the
    /// other by one <see cref="With"/>; else the kinds that have a change, the others being known to be the same at a glance.
    /// </summary>
    /// <param name="other">The other snapshot, usually the one this was made from.</param>
    public ImmutableArray<ResourceKey> KeysChangedSince(MeshSnapshot other) =>
        ReferenceEquals(_parent, other._token) ? _changed : _resources.KeysChangedSince(other._resources);
}
