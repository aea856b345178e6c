using System.Collections;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using OrleansMesh.Routing.Resources;

namespace OrleansMesh.Routing.Snapshots;

/// <summary>Resources by key, those of each kind apart, so that a change of one kind leaves the others untouched and comparable by reference.</summary>
internal sealed class ResourcesByKind : IReadOnlyDictionary<ResourceKey, MeshResource>
{
    private readonly ImmutableDictionary<ResourceKey, MeshResource>[] _kinds;

    private ResourcesByKind(ImmutableDictionary<ResourceKey, MeshResource>[] kinds) => _kinds = kinds;

    public static ResourcesByKind Empty { get; } =
        new([.. ResourceKinds.All.Select(_ => ImmutableDictionary<ResourceKey, MeshResource>.Empty)]);

    public int Count => _kinds.Sum(kind => kind.Count);

    public IEnumerable<ResourceKey> Keys => _kinds.SelectMany(kind => kind.Keys);

    public IEnumerable<MeshResource> Values => _kinds.SelectMany(kind => kind.Values);

    public MeshResource this[ResourceKey key] => Of(key)[key];

    public bool ContainsKey(ResourceKey key) => Of(key).ContainsKey(key);

    public bool TryGetValue(ResourceKey key, [MaybeNullWhen(false)] out MeshResource value) => Of(key).TryGetValue(key, out value);

    public IEnumerator<KeyValuePair<ResourceKey, MeshResource>> GetEnumerator() => _kinds.SelectMany(kind => kind).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public IEnumerable<T> OfType<T>()
        where T : MeshResource => ResourceKinds.All.Where(kind => kind.ResourceType.IsAssignableTo(typeof(T))).SelectMany(kind => Of(kind.Kind).Values).Cast<T>();

    public ResourcesByKind With(IEnumerable<KeyValuePair<ResourceKey, MeshResource?>> changes)
    {
        var kinds = Array.ConvertAll(_kinds, kind => kind.ToBuilder());
        foreach (var (key, resource) in changes)
        {
            var kind = kinds[Index(key.Kind)];
            if (resource is null)
            {
                kind.Remove(key);
            }
            else
            {
                kind[key] = resource;
            }
        }

        return new(Array.ConvertAll(kinds, kind => kind.ToImmutable()));
    }

    public ImmutableArray<ResourceKey> KeysChangedSince(ResourcesByKind other)
    {
        var changed = ImmutableArray.CreateBuilder<ResourceKey>();
        for (var i = 0; i < _kinds.Length; i++)
        {
            var (now, before) = (_kinds[i], other._kinds[i]);
            if (!ReferenceEquals(now, before))
            {
                changed.AddRange(now.Where(entry => !ReferenceEquals(before.GetValueOrDefault(entry.Key), entry.Value)).Select(entry => entry.Key));
                changed.AddRange(before.Keys.Where(key => !now.ContainsKey(key)));
            }
        }

        return changed.ToImmutable();
    }

    private static int Index(ResourceKind kind) => (int)kind - 1;

    private ImmutableDictionary<ResourceKey, MeshResource> Of(ResourceKey key) => Of(key.Kind);

    private ImmutableDictionary<ResourceKey, MeshResource> Of(ResourceKind kind) => _kinds[Index(kind)];
}
