using System.Globalization;

namespace OrleansMesh.Routing.Balancing;

/// <summary>A hash ring (Ketama): each host stands at many places of a circle and answers for what comes before them. A host that goes leaves the others' keys where they are.</summary>
public sealed class HashRing : IHashTable
{
    /// <summary>Entries of the smallest ring where nothing says otherwise, as in Istio.</summary>
    public const int DefaultMinimumSize = 1024;

    /// <summary>Entries at most, as in Envoy.</summary>
    public const int MaxSize = 8 << 20;

    private readonly ulong[] _places;
    private readonly int[] _hosts;

    /// <param name="hosts">At least one.</param>
    /// <param name="minimumSize">Entries at least; more where that makes the shares come out even, at most <see cref="MaxSize"/>.</param>
    public HashRing(ReadOnlySpan<BalancedHost> hosts, ulong minimumSize = DefaultMinimumSize)
    {
        var size = (double)Math.Clamp(minimumSize, 1, MaxSize);
        var (total, least) = (0L, long.MaxValue);
        foreach (var host in hosts)
        {
            total += host.Weight;
            least = Math.Min(least, host.Weight);
        }

        // As Envoy: so many entries that the host with the least weight has a whole number of them.
        var smallest = (double)least / total;
        size = Math.Min(Math.Ceiling(smallest * size) / smallest, MaxSize);
        var (places, owners) = (new List<ulong>((int)size), new List<int>((int)size));
        var (target, placed) = (0.0, 0L);
        for (var i = 0; i < hosts.Length; i++)
        {
            target += size * hosts[i].Weight / total;
            for (var n = 0L; placed < target; n++, placed++)
            {
                places.Add(XxHash64.Of(string.Create(CultureInfo.InvariantCulture, $"{hosts[i].Key}_{n}")));
                owners.Add(i);
            }
        }

        _places = [.. places];
        _hosts = [.. owners];
        Array.Sort(_places, _hosts);
    }

    /// <summary>Its entries.</summary>
    public int Size => _places.Length;

    /// <inheritdoc/>
    public int Pick(ulong hash)
    {
        var at = Array.BinarySearch(_places, hash);
        at = at < 0 ? ~at : at;
        return _hosts[at == _places.Length ? 0 : at];
    }
}
