using OrleansMesh.Abstractions.Resources;
using OrleansMesh.Grains.Feed;
using OrleansMesh.Grains.Resources;
using OrleansMesh.Routing.Registry;
using OrleansMesh.Routing.Resources;
using OrleansMesh.Routing.Snapshots;

namespace OrleansMesh.Grains.Registry;

/// <summary>The service registry of a relay's resources: built when it is asked for, at most once a revision; a resource is read once a change.</summary>
internal sealed class RegistryCache(RegistryOptions options)
{
    private static readonly string[] Kinds =
    [
        .. new[] { ResourceKind.DestinationRule, ResourceKind.Service, ResourceKind.ServiceEntry, ResourceKind.WorkloadEntry }.Select(kind => kind.ToString()),
    ];

    private Dictionary<ResourceId, (long Revision, MeshResource Resource)> _read = [];
    private ServiceRegistry? _registry;
    private long _revision;

    /// <summary>The registry at <paramref name="revision"/>, at which <paramref name="resources"/> are.</summary>
    public ServiceRegistry At(long revision, ResourceTable resources)
    {
        if (_registry is null || _revision != revision)
        {
            Build(revision, resources);
        }

        return _registry!;
    }

    private void Build(long revision, ResourceTable resources)
    {
        var current = Kinds.SelectMany(kind => resources.OfKind(kind, null)).ToList();
        var changed = _registry is null || current.Count != _read.Count
            || current.Any(stored => !_read.TryGetValue(stored.Id, out var known) || known.Revision != stored.Revision);
        if (changed)
        {
            _read = current.ToDictionary(
                stored => stored.Id,
                stored => _read.TryGetValue(stored.Id, out var known) && known.Revision == stored.Revision ? known : (stored.Revision, StoredDocuments.Read(stored)));
            _registry = ServiceRegistry.Build(
                MeshSnapshot.Empty.With(revision, _read.Values.Select(entry => KeyValuePair.Create(entry.Resource.Key, (MeshResource?)entry.Resource))),
                options);
        }

        _revision = revision;
    }
}
