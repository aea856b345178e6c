namespace OrleansMesh.Routing.Balancing;

/// <summary>How a new endpoint comes to its full share, as Envoy's slow start has it.</summary>
/// <param name="Duration">How long that takes; above 0.</param>
/// <param name="MinimumPercent">The share to begin with, in per cent of the full, 0 to 100.</param>
/// <param name="Aggression">The bend of the curve, above 0; 1 is a straight line.</param>
public sealed record Warmup(TimeSpan Duration, double MinimumPercent, double Aggression)
{
    /// <summary>What full shares are multiplied with, so that parts of them can be said in whole numbers.</summary>
    public const int Scale = 100;

    /// <summary>The weight, times <see cref="Scale"/>, of an endpoint of an age; at least 1.</summary>
    /// <param name="weight">Its full weight.</param>
    /// <param name="age">Time since it came.</param>
    public int Weight(int weight, TimeSpan age)
    {
        var full = (double)Math.Min(weight, int.MaxValue / Scale) * Scale;
        if (age >= Duration)
        {
            return (int)full;
        }

        // new_weight = weight * max(min_weight_percent, time_factor ^ (1 / aggression)); "time_factor = max(time_since_start, 1) / slow_start_window", in seconds.
        var time = Math.Max(age.TotalSeconds, Math.Min(1, Duration.TotalSeconds)) / Duration.TotalSeconds;
        return Math.Max(1, (int)(full * Math.Max(MinimumPercent / 100, Math.Pow(time, 1 / Aggression))));
    }
}
