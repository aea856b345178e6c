using System.Collections.Immutable;
using OrleansMesh.Abstractions.Feed;
using OrleansMesh.Abstractions.Resources;
using OrleansMesh.Grains.Resources;
using OrleansMesh.Grains.Storage;

namespace OrleansMesh.Grains.Feed;

/// <summary>All resources, in the order of pages and lists.</summary>
internal sealed class ResourceTable
{
    private readonly List<StoredResource> _sorted = [];

    public int Count => _sorted.Count;

    /// <summary>Every resource, in order.</summary>
    public IReadOnlyList<StoredResource> All => _sorted;

    /// <summary>Takes a change in. Changes must come in the order of their revisions.</summary>
    public void Apply(ResourceChange change)
    {
        var index = IndexOf(change.Id);
        if (index >= 0)
        {
            if (change.Json is null)
            {
                _sorted.RemoveAt(index);
            }
            else
            {
                _sorted[index] = new StoredResource(change.Id, change.Revision, change.Json);
            }
        }
        else if (change.Json is not null)
        {
            _sorted.Insert(~index, new StoredResource(change.Id, change.Revision, change.Json));
        }
    }

    /// <summary>Adds resources that follow all that are there.</summary>
    public void Append(IEnumerable<StoredResource> resources) => _sorted.AddRange(resources);

    /// <summary>The resources after <paramref name="after"/> that fit into <paramref name="limit"/>; at least one where there is any.</summary>
    public FeedPage Page(string meshId, long revision, ResourceId? after, ReadLimit limit)
    {
        var start = after is null ? 0 : IndexOf(after) is >= 0 and var found ? found + 1 : ~IndexOf(after);
        var end = start;
        var characters = 0;
        while (end < _sorted.Count && end - start < limit.Entries && characters < limit.Characters)
        {
            characters += _sorted[end].Json.Length;
            end++;
        }

        return new FeedPage(revision, [.. _sorted[start..end]], end < _sorted.Count) { MeshId = meshId };
    }

    /// <summary>A resource, or null.</summary>
    public StoredResource? Find(ResourceId id) => IndexOf(id) is >= 0 and var index ? _sorted[index] : null;

    /// <summary>The resources of one kind, of one namespace or of all.</summary>
    public ImmutableArray<StoredResource> OfKind(string kind, string? space)
    {
        var first = IndexOf(new ResourceId(kind, space ?? string.Empty, string.Empty));
        var start = first < 0 ? ~first : first;
        var end = start;
        while (end < _sorted.Count && _sorted[end].Id.Kind == kind && (space is null || _sorted[end].Id.Namespace == space))
        {
            end++;
        }

        return [.. _sorted[start..end]];
    }

    private int IndexOf(ResourceId id)
    {
        var (low, high) = (0, _sorted.Count - 1);
        while (low <= high)
        {
            var middle = low + ((high - low) / 2);
            var order = ResourceIdOrder.Instance.Compare(_sorted[middle].Id, id);
            if (order == 0)
            {
                return middle;
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return ~low;
    }
}
