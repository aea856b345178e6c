namespace OrleansMesh.Routing.Compilation;

/// <summary>What a part of a pattern may cost when it is matched.</summary>
/// <remarks>
/// A match takes time linear in the text, but the factor is the number of ways in which the text can be split among the pattern's repetitions:
/// <c>(.*){1000}</c> takes seconds, and gigabytes, for one value. Those ways are estimated by the repetitions of varying length, each as often as those
/// around it repeat it: a repetition that stands alone counts once, whatever its bounds; one inside another counts its upper bound.
/// </remarks>
/// <param name="Alone">The estimate where nothing repeats the part.</param>
/// <param name="Repeated">The estimate for each time where something does.</param>
/// <param name="MinLength">The shortest text the part matches.</param>
/// <param name="MaxLength">The longest; infinity where there is none.</param>
/// <param name="Count">The largest product of counts of repetitions inside each other.</param>
internal readonly record struct PatternCost(double Alone, double Repeated, double MinLength, double MaxLength, double Count)
{
    /// <summary>RE2's bound of a repetition's count, and of the product of those inside each other.</summary>
    public const int MaxCount = 1000;

    /// <summary>The bound of the estimate: at worst the first match of a value of 2 000 characters then takes tens of milliseconds, and later ones far less.</summary>
    public const int MaxEstimate = 64;

    public static PatternCost Nothing { get; } = new(0, 0, 0, 0, 1);

    public static PatternCost Character { get; } = new(0, 0, 1, 1, 1);

    public PatternCost Then(PatternCost next) =>
        new(Alone + next.Alone, Repeated + next.Repeated, MinLength + next.MinLength, MaxLength + next.MaxLength, Math.Max(Count, next.Count));

    /// <summary>Alternatives of equal length leave no choice of where they end.</summary>
    public PatternCost Or(PatternCost other)
    {
        var choice = MinLength == MaxLength && other.MinLength == other.MaxLength && MinLength == other.MinLength ? 0 : 1;
        return new(
            Alone + other.Alone + choice,
            Repeated + other.Repeated + choice,
            Math.Min(MinLength, other.MinLength),
            Math.Max(MaxLength, other.MaxLength),
            Math.Max(Count, other.Count));
    }

    /// <param name="min">The lower bound.</param>
    /// <param name="max">The upper bound, or null.</param>
    public PatternCost Times(double min, double? max)
    {
        var times = Math.Max(max ?? min, 1);
        var inner = times > 1 ? times * Repeated : Alone;
        var length = MaxLength == 0 ? 0 : MaxLength * (max ?? double.PositiveInfinity);
        var (alone, repeated) = min == max ? (0, 0) : (1, max ?? 1);
        return new(alone + inner, repeated + (times * Repeated), MinLength * min, max == 0 ? 0 : length, times * Count);
    }
}
