using System.Numerics;
using System.Runtime.InteropServices;

namespace OrleansMesh.Routing.Matching;

/// <summary>The exact hosts of a table. Immutable; a newer one shares all but the places of the hosts that changed, so that a change costs itself and not the whole.</summary>
internal sealed class HostMap
{
    private const int MinBuckets = 16;

    // OR-ing it in folds the case of ASCII letters; what else it makes equal, the comparison tells apart.
    private const ulong CaseBits = 0x0020_0020_0020_0020;
    private const ulong Multiplier = 0x9E37_79B9_7F4A_7C15;

    // Entries lie in the array itself: a look at one costs as few places in memory as can be.
    private readonly Entry[] _buckets;

    private HostMap(Entry[] buckets, int count) => (_buckets, Count) = (buckets, count);

    public static HostMap Empty { get; } = new(new Entry[MinBuckets], 0);

    public int Count { get; }

    /// <param name="host">Without port; the case of ASCII letters does not matter.</param>
    /// <param name="port">The port the request came in on.</param>
    /// <returns>The first of those that may have the host's requests that serves the port; null where there is none.</returns>
    public VirtualHost? Find(ReadOnlySpan<char> host, int port)
    {
        ref readonly var entry = ref _buckets[Bucket(host, _buckets.Length)];
        if (entry.Is(host))
        {
            return entry.Serving(port);
        }

        foreach (ref readonly var other in entry.Others.AsSpan())
        {
            if (other.Is(host))
            {
                return other.Serving(port);
            }
        }

        return null;
    }

    /// <summary>The map after some changes.</summary>
    /// <param name="changes">Folded hosts, each once; null where a host is gone.</param>
    public HostMap With(IReadOnlyCollection<KeyValuePair<string, VirtualHost[]?>> changes)
    {
        var size = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(Count + changes.Count, MinBuckets));
        var buckets = size > _buckets.Length ? Rehash(size) : (Entry[])_buckets.Clone();
        var count = Count;
        foreach (var (host, hosts) in changes)
        {
            ref var bucket = ref buckets[Bucket(host, buckets.Length)];
            var before = bucket.All().ToArray();
            var others = before.Where(entry => entry.Key != host).ToArray();
            count += others.Length - before.Length + (hosts is null ? 0 : 1);
            bucket = Entry.Of(hosts is null ? others : [.. others, new Entry(host, hosts[0], hosts, null)]);
        }

        return new(buckets, count);
    }

    private static int Bucket(ReadOnlySpan<char> host, int buckets)
    {
        var hash = (ulong)host.Length;
        var bytes = MemoryMarshal.AsBytes(host);
        while (bytes.Length >= sizeof(ulong))
        {
            hash = (BitOperations.RotateLeft(hash, 23) ^ (MemoryMarshal.Read<ulong>(bytes) | CaseBits)) * Multiplier;
            bytes = bytes[sizeof(ulong)..];
        }

        for (; !bytes.IsEmpty; bytes = bytes[sizeof(char)..])
        {
            hash = (BitOperations.RotateLeft(hash, 23) ^ (MemoryMarshal.Read<char>(bytes) | CaseBits)) * Multiplier;
        }

        return (int)(hash >> 40) & (buckets - 1);
    }

    private Entry[] Rehash(int size)
    {
        var buckets = new Entry[size];
        foreach (var entry in _buckets.SelectMany(bucket => bucket.All()))
        {
            ref var bucket = ref buckets[Bucket(entry.Key!, size)];
            bucket = Entry.Of([.. bucket.All(), entry]);
        }

        return buckets;
    }

    /// <param name="Key">The host; null in an empty bucket.</param>
    /// <param name="First">The first that may have its requests; nearly always there is no other.</param>
    /// <param name="Hosts">All that may have its requests.</param>
    /// <param name="Others">The other hosts of the bucket; null for none.</param>
    private readonly record struct Entry(string? Key, VirtualHost First, VirtualHost[] Hosts, Entry[]? Others)
    {
        public static Entry Of(Entry[] bucket) => bucket.Length == 0 ? default : bucket[0] with { Others = bucket.Length == 1 ? null : bucket[1..] };

        public bool Is(ReadOnlySpan<char> host) =>
            Key is not null && Key.Length == host.Length && (host.SequenceEqual(Key) || AsciiFold.StartsWith(host, Key));

        public VirtualHost? Serving(int port) => First.Serves(port) ? First : HostTable.Serving(Hosts, port);

        public IEnumerable<Entry> All() => Key is null ? [] : [this with { Others = null }, .. Others ?? []];
    }
}
