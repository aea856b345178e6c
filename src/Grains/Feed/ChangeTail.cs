using OrleansMesh.Abstractions.Feed;
using OrleansMesh.Abstractions.Resources;
using OrleansMesh.Grains.Storage;

namespace OrleansMesh.Grains.Feed;

/// <summary>The newest changes, without gaps: what deltas are cut from.</summary>
internal sealed class ChangeTail(int maxEntries = ChangeTail.MaxEntries, long maxCharacters = ChangeTail.MaxCharacters)
{
    /// <summary>How many changes are kept at most.</summary>
    public const int MaxEntries = 10_000;

    /// <summary>How many characters of JSON they may hold together; the newest change is kept in any case.</summary>
    public const long MaxCharacters = 16L << 20;

    // Dropped ones stay in front until they are as many as the living, so that dropping costs little.
    private readonly List<ResourceChange> _changes = [];
    private int _dropped;
    private long _characters;

    /// <summary>The oldest revision that a delta can start from.</summary>
    public long Start { get; private set; }

    /// <summary>The revision that the newest delta leads to.</summary>
    public long End => Start + _changes.Count - _dropped;

    /// <summary>Forgets everything; the next change is <paramref name="revision"/> + 1.</summary>
    public void Reset(long revision)
    {
        _changes.Clear();
        _dropped = 0;
        _characters = 0;
        Start = revision;
    }

    /// <summary>Adds the change <see cref="End"/> + 1.</summary>
    public void Add(ResourceChange change)
    {
        _changes.Add(change);
        _characters += Size(change);
        while (End - Start > 1 && (End - Start > maxEntries || _characters > maxCharacters))
        {
            _characters -= Size(_changes[_dropped]);
            _dropped++;
            Start++;
        }

        if (_dropped > _changes.Count / 2)
        {
            _changes.RemoveRange(0, _dropped);
            _dropped = 0;
        }
    }

    /// <summary>
    /// What leads from <paramref name="revision"/> towards <see cref="End"/>, as far as <paramref name="limit"/> allows, or null where the tail does not
    /// hold it. Of several changes to one resource only the last is told.
    /// </summary>
    public FeedDelta? After(long revision, ReadLimit limit, string meshId)
    {
        if (revision < Start || revision >= End)
        {
            return null;
        }

        var first = (int)(revision - Start) + _dropped;
        var end = first;
        var characters = 0;
        while (end < _changes.Count && end - first < limit.Entries && characters < limit.Characters)
        {
            characters += Size(_changes[end]);
            end++;
        }

        var told = new HashSet<ResourceId>();
        var changes = new List<ResourceChange>(end - first);
        for (var i = end - 1; i >= first; i--)
        {
            if (told.Add(_changes[i].Id))
            {
                changes.Add(_changes[i]);
            }
        }

        changes.Reverse();
        return new FeedDelta(revision, _changes[end - 1].Revision, [.. changes]) { MeshId = meshId };
    }

    private static int Size(ResourceChange change) => change.Json?.Length ?? 0;
}
