namespace OrleansMesh.Routing.Balancing;

/// <summary>Chooses by weight, with the randomness given.</summary>
public static class WeightedPick
{
    /// <summary>
    /// The index of the item that <paramref name="random"/> falls on: over all values of it, each item is chosen in proportion to its weight,
    /// to within one part in 2^32.
    /// </summary>
    /// <param name="weights">At least one; none negative; an item of weight 0 is never chosen unless all are 0, when the first is.</param>
    /// <param name="random">Uniform over all of <see cref="uint"/>.</param>
    public static int Pick(ReadOnlySpan<int> weights, uint random)
    {
        var total = 0L;
        foreach (var weight in weights)
        {
            total += weight;
        }

        var point = (long)(((UInt128)random * (ulong)total) >> 32);
        for (var i = 0; i < weights.Length; i++)
        {
            point -= weights[i];
            if (point < 0)
            {
                return i;
            }
        }

        return 0;
    }
}
