namespace OrleansMesh.Routing.Balancing;

/// <summary>
/// Maglev's table (Eisenbud et al., NSDI 2016, section 3.4): every host fills places in an order of its own until the table is full. Shares come out more
/// even than on a ring, one look finds a host, and a host that goes moves few of the others' keys.
/// </summary>
public sealed class MaglevTable : IHashTable
{
    /// <summary>Places where nothing says otherwise; a prime.</summary>
    public const int DefaultSize = 65537;

    private readonly int[] _places;

    /// <param name="hosts">At least one. Their order does not matter: they take turns by key.</param>
    /// <param name="size">Places, at least: the next prime that is no less than the number of hosts. Only a prime lets each host come to every place.</param>
    public MaglevTable(ReadOnlySpan<BalancedHost> hosts, int size = DefaultSize)
    {
        for (size = Math.Max(size, Math.Max(2, hosts.Length)); !IsPrime(size);)
        {
            size++;
        }

        _places = new int[size];
        Array.Fill(_places, -1);
        var turns = new Turn[hosts.Length];
        var heaviest = 0;
        for (var i = 0; i < hosts.Length; i++)
        {
            var hash = XxHash64.Of(hosts[i].Key);
            turns[i] = new(i, hosts[i].Key, (long)(hash % (ulong)size), (long)(XxHash64.Of(hash, 1) % (ulong)Math.Max(1, size - 1)) + 1, hosts[i].Weight);
            heaviest = Math.Max(heaviest, hosts[i].Weight);
        }

        Array.Sort(turns, static (a, b) => string.CompareOrdinal(a.Key, b.Key));
        Fill(turns, heaviest);
    }

    /// <summary>Its places.</summary>
    public int Size => _places.Length;

    /// <inheritdoc/>
    public int Pick(ulong hash) => _places[hash % (ulong)_places.Length];

    private static bool IsPrime(int number)
    {
        for (var divisor = 2L; divisor * divisor <= number; divisor++)
        {
            if (number % divisor == 0)
            {
                return false;
            }
        }

        return true;
    }

    // As Envoy weights it: in each round a host whose sum of weights lags the heaviest one's misses its turn.
    private void Fill(Turn[] turns, int heaviest)
    {
        var filled = 0;
        for (var round = 1L; ; round++)
        {
            foreach (ref var turn in turns.AsSpan())
            {
                if (round * turn.Weight < turn.Owed)
                {
                    continue;
                }

                turn.Owed += heaviest;
                while (_places[turn.Next] >= 0)
                {
                    turn.Next = (turn.Next + turn.Skip) % _places.Length;
                }

                _places[turn.Next] = turn.Host;
                if (++filled == _places.Length)
                {
                    return;
                }
            }
        }
    }

    private struct Turn(int host, string key, long offset, long skip, int weight)
    {
        public readonly int Host = host;
        public readonly string Key = key;
        public readonly long Skip = skip;
        public readonly int Weight = weight;
        public long Next = offset;
        public long Owed;
    }
}
