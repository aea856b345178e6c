using System.Numerics;

namespace OrleansMesh.Abstractions.Statistics;

/// <summary>
/// How durations fall into the buckets of a <see cref="LatencyHistogram"/>: each doubling is cut into 16 equal parts, so that a bucket is at most
/// a 16th wide of what it holds, and its middle at most a 32nd (3.125 %) off. The same everywhere and for good, so that histograms can be added.
/// </summary>
public static class LatencyBuckets
{
    /// <summary>Parts of a doubling.</summary>
    public const int PerDoubling = 16;

    /// <summary>Doublings told apart, that of the buckets of one microsecond included.</summary>
    public const int Doublings = 33;

    /// <summary>How many buckets there are.</summary>
    public const int Count = PerDoubling * Doublings;

    /// <summary>The longest duration told apart, in microseconds (19 hours); what is longer counts as this.</summary>
    public const long MaxMicros = (1L << (PartBits + Doublings - 1)) - 1;

    private const int PartBits = 4;

    /// <summary>The bucket of a duration of <paramref name="micros"/> microseconds; from 0.</summary>
    public static int Of(long micros)
    {
        var value = Math.Clamp(micros, 0, MaxMicros);
        if (value < PerDoubling)
        {
            return (int)value;
        }

        var shift = BitOperations.Log2((ulong)value) - PartBits;
        return (shift * PerDoubling) + (int)(value >> shift);
    }

    /// <summary>The shortest duration in <paramref name="bucket"/>, in microseconds.</summary>
    public static long Lowest(int bucket)
    {
        var shift = Math.Max(0, (bucket / PerDoubling) - 1);
        return (long)(bucket - (shift * PerDoubling)) << shift;
    }

    /// <summary>The longest duration in <paramref name="bucket"/>, in microseconds.</summary>
    public static long Highest(int bucket) => Lowest(bucket + 1) - 1;

    /// <summary>The middle of <paramref name="bucket"/>, in microseconds.</summary>
    public static double Middle(int bucket) => (Lowest(bucket) + Highest(bucket)) / 2.0;
}
