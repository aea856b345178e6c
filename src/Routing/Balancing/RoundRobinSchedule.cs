namespace OrleansMesh.Routing.Balancing;

/// <summary>The order of a smooth weighted round robin, worked out once, so that a turn costs one step and no lock. Immutable.</summary>
/// <remarks>
/// In a round each item comes as often as its weight says, spread as evenly as that allows (nginx's algorithm). A round longer than
/// <see cref="MaxLength"/> is scaled down: each item then comes at least once.
/// </remarks>
public sealed class RoundRobinSchedule
{
    /// <summary>Turns in a round, at most, as long as there are not more items than that.</summary>
    public const int MaxLength = 4096;

    private readonly int[] _turns;

    /// <param name="weights">At least one; each at least 1.</param>
    public RoundRobinSchedule(ReadOnlySpan<int> weights)
    {
        var shares = Shares(weights);
        var total = shares.Sum();
        var current = new long[shares.Length];
        _turns = new int[total];
        for (var turn = 0; turn < total; turn++)
        {
            var best = 0;
            for (var i = 0; i < shares.Length; i++)
            {
                current[i] += shares[i];
                best = current[i] > current[best] ? i : best;
            }

            current[best] -= total;
            _turns[turn] = best;
        }
    }

    /// <summary>Turns in a round.</summary>
    public int Length => _turns.Length;

    /// <summary>Whose turn it is.</summary>
    /// <param name="turn">The number of turns before.</param>
    public int this[uint turn] => _turns[turn % (uint)_turns.Length];

    private static int[] Shares(ReadOnlySpan<int> weights)
    {
        var divisor = 0;
        foreach (var weight in weights)
        {
            divisor = Divisor(divisor, weight);
        }

        var shares = new int[weights.Length];
        var total = 0L;
        for (var i = 0; i < shares.Length; i++)
        {
            total += shares[i] = weights[i] / divisor;
        }

        for (var i = 0; total > MaxLength && i < shares.Length; i++)
        {
            shares[i] = Math.Max(1, (int)((double)shares[i] * Math.Max(1, MaxLength - shares.Length) / total));
        }

        return shares;
    }

    private static int Divisor(int a, int b)
    {
        while (b != 0)
        {
            (a, b) = (b, a % b);
        }

        return a;
    }
}
