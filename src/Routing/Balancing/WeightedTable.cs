namespace OrleansMesh.Routing.Balancing;

/// <summary>Chooses by weight in one step however many items there are (Vose's alias method). Immutable.</summary>
public sealed class WeightedTable
{
    private readonly uint[] _thresholds;
    private readonly int[] _aliases;

    /// <param name="weights">At least one; each at least 1.</param>
    public WeightedTable(ReadOnlySpan<int> weights)
    {
        var count = weights.Length;
        _thresholds = new uint[count];
        _aliases = new int[count];
        var total = 0.0;
        foreach (var weight in weights)
        {
            total += weight;
        }

        var shares = new double[count];
        var (small, large) = (new Stack<int>(), new Stack<int>());
        for (var i = 0; i < count; i++)
        {
            shares[i] = weights[i] * count / total;
            (shares[i] < 1 ? small : large).Push(i);
        }

        Array.Fill(_thresholds, uint.MaxValue);
        for (var i = 0; i < count; i++)
        {
            _aliases[i] = i;
        }

        while (small.TryPop(out var less) && large.TryPop(out var more))
        {
            _thresholds[less] = (uint)(shares[less] * uint.MaxValue);
            _aliases[less] = more;
            shares[more] -= 1 - shares[less];
            (shares[more] < 1 ? small : large).Push(more);
        }
    }

    /// <summary>The item that a number falls on: over all numbers each item is chosen in proportion to its weight, to within one part in 2^24 or so.</summary>
    /// <param name="random">Uniform over all of <see cref="uint"/>.</param>
    public int Pick(uint random)
    {
        // The whole part of the product is a cell, uniform; its fraction is a second number, as good as independent of it.
        var product = (ulong)random * (uint)_aliases.Length;
        var cell = (int)(product >> 32);
        return (uint)product <= _thresholds[cell] ? cell : _aliases[cell];
    }
}
