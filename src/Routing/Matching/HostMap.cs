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

    private readonly KeyValuePair<string, VirtualHost[]>[]?[] _buckets;

    private HostMap(KeyValuePair<string, VirtualHost[]>[]?[] buckets, int count) => (_buckets, Count) = (buckets, count);

    public static HostMap Empty { get; } = new(new KeyValuePair<string, VirtualHost[]>[MinBuckets][], 0);

    public int Count { get; }

    /// <param name="host">Without port; the case of ASCII letters does not matter.</param>
    public VirtualHost[]? Find(ReadOnlySpan<char> host)
    {
        foreach (ref readonly var entry in _buckets[Bucket(host, _buckets.Length)].AsSpan())
        {
            if (entry.Key.Length == host.Length && (host.SequenceEqual(entry.Key) || AsciiFold.StartsWith(host, entry.Key)))
            {
                return entry.Value;
            }
        }

        return null;
    }

    /// <summary>The map after some changes.</summary>
    /// <param name="changes">Folded hosts, each once; null where a host is gone.</param>
    public HostMap With(IReadOnlyCollection<KeyValuePair<string, VirtualHost[]?>> changes)
    {
        var size = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(Count + changes.Count, MinBuckets));
        var buckets = size > _buckets.Length ? Rehash(size) : (KeyValuePair<string, VirtualHost[]>[]?[])_buckets.Clone();
        var count = Count;
        foreach (var (host, hosts) in changes)
        {
            ref var bucket = ref buckets[Bucket(host, buckets.Length)];
            var others = (bucket ?? []).Where(entry => entry.Key != host).ToArray();
            count += others.Length - (bucket?.Length ?? 0) + (hosts is null ? 0 : 1);
            bucket = hosts is null ? others : [.. others, KeyValuePair.Create(host, hosts)];
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

    private KeyValuePair<string, VirtualHost[]>[]?[] Rehash(int size)
    {
        var buckets = new KeyValuePair<string, VirtualHost[]>[size][];
        foreach (var entry in _buckets.SelectMany(bucket => bucket ?? []))
        {
            ref var bucket = ref buckets[Bucket(entry.Key, size)];
            bucket = [.. bucket ?? [], entry];
        }

        return buckets;
    }
}
