using System.Collections.Immutable;

namespace OrleansMesh.Abstractions.Statistics;

/// <summary>Durations, counted by <see cref="LatencyBuckets"/>. The sum of two is what one histogram of all their durations would be.</summary>
[GenerateSerializer, Immutable, Alias("orleansmesh.LatencyHistogram")]
public sealed record LatencyHistogram
{
    /// <summary>No durations.</summary>
    public static LatencyHistogram Empty { get; } = new();

    /// <summary>The buckets that hold any, in rising order, each once.</summary>
    [Id(0)]
    public ImmutableArray<LatencyCount> Buckets { get; init; } = [];

    /// <summary>The durations added up, in microseconds.</summary>
    [Id(1)]
    public long SumMicros { get; init; }

    /// <summary>How many durations there are.</summary>
    public long Count => Buckets.Sum(bucket => bucket.Count);

    /// <summary>Whether it is one that counting can give.</summary>
    public bool IsValid
    {
        get
        {
            var last = -1;
            foreach (var (bucket, count) in Buckets)
            {
                if (bucket <= last || bucket >= LatencyBuckets.Count || count <= 0)
                {
                    return false;
                }

                last = bucket;
            }

            return SumMicros >= 0;
        }
    }

    /// <summary>These durations and those of <paramref name="other"/>.</summary>
    public LatencyHistogram Plus(LatencyHistogram other)
    {
        if (other.Buckets.IsEmpty || Buckets.IsEmpty)
        {
            return Buckets.IsEmpty ? other : this;
        }

        var sum = ImmutableArray.CreateBuilder<LatencyCount>(Buckets.Length + other.Buckets.Length);
        var (mine, theirs) = (0, 0);
        while (mine < Buckets.Length || theirs < other.Buckets.Length)
        {
            var a = mine < Buckets.Length ? Buckets[mine] : new(int.MaxValue, 0);
            var b = theirs < other.Buckets.Length ? other.Buckets[theirs] : new(int.MaxValue, 0);
            var bucket = Math.Min(a.Bucket, b.Bucket);
            sum.Add(new(bucket, (a.Bucket == bucket ? a.Count : 0) + (b.Bucket == bucket ? b.Count : 0)));
            mine += a.Bucket == bucket ? 1 : 0;
            theirs += b.Bucket == bucket ? 1 : 0;
        }

        return new() { Buckets = sum.ToImmutable(), SumMicros = SumMicros + other.SumMicros };
    }

    /// <summary>The duration that the part <paramref name="quantile"/> of all do not exceed (the nearest rank), in microseconds, at most a 32nd off; null where there are none.</summary>
    /// <param name="quantile">Above 0, up to 1.</param>
    public double? Quantile(double quantile)
    {
        var rank = Math.Max(1, (long)Math.Ceiling(quantile * Count));
        foreach (var (bucket, count) in Buckets)
        {
            rank -= count;
            if (rank <= 0)
            {
                return LatencyBuckets.Middle(bucket);
            }
        }

        return null;
    }

    /// <inheritdoc/>
    public bool Equals(LatencyHistogram? other) => other is not null && SumMicros == other.SumMicros && Buckets.AsSpan().SequenceEqual(other.Buckets.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(SumMicros, Buckets.Length);
}
