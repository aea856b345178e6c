namespace OrleansMesh.EdgeNode.Tables;

/// <summary>Parts that several tables share, by key: each is made when the first table needs it, and retired when the last that did is gone.</summary>
/// <remarks>Used when a table is built or gone, never while a request waits.</remarks>
internal sealed class SharedParts<TKey, TPart>(Func<TKey, TPart> make, Action<TPart> retire)
    where TKey : notnull
{
    private readonly Lock _lock = new();
    private readonly Dictionary<TKey, Entry> _entries = [];

    /// <summary>The parts in use.</summary>
    public IReadOnlyList<TPart> All
    {
        get
        {
            lock (_lock)
            {
                return [.. _entries.Values.Select(entry => entry.Part)];
            }
        }
    }

    /// <summary>The part of <paramref name="key"/>; to be given back once.</summary>
    public TPart Rent(TKey key)
    {
        lock (_lock)
        {
            if (!_entries.TryGetValue(key, out var entry))
            {
                entry = new Entry(make(key));
                _entries.Add(key, entry);
            }

            entry.Tables++;
            return entry.Part;
        }
    }

    /// <summary>Gives a part back.</summary>
    public void Return(TKey key)
    {
        lock (_lock)
        {
            var entry = _entries[key];
            if (--entry.Tables > 0)
            {
                return;
            }

            _entries.Remove(key);
            retire(entry.Part);
        }
    }

    private sealed class Entry(TPart part)
    {
        public TPart Part { get; } = part;

        public int Tables { get; set; }
    }
}
