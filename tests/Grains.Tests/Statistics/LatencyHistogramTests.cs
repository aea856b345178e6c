using CsCheck;
using OrleansMesh.Abstractions.Statistics;

namespace OrleansMesh.Grains.Tests.Statistics;

/// <summary>Quantiles are as near as is promised, and a sum is what one histogram of everything would be.</summary>
public sealed class LatencyHistogramTests
{
    private static readonly double[] Quantiles = [0.001, 0.5, 0.9, 0.99, 0.999, 1];

    // Of every magnitude alike: a power of two and a part of it.
    private static readonly Gen<long> Micros = Gen.Select(Gen.Int[0, 35], Gen.Double[1, 2]).Select((power, part) => (long)((1L << power) * part) - 1);

    [Fact]
    public void Quantiles_AreWithinA32ndOfTheSortedList()
    {
        Micros.Array[1, 300].Sample(
            durations =>
            {
                var histogram = Of(durations);
                var sorted = durations.Order().ToArray();
                Assert.True(histogram.IsValid);
                Assert.Equal((durations.Length, durations.Sum()), (histogram.Count, histogram.SumMicros));
                foreach (var quantile in Quantiles)
                {
                    double exact = sorted[Math.Max(1, (int)Math.Ceiling(quantile * sorted.Length)) - 1];
                    Assert.InRange(histogram.Quantile(quantile)!.Value, exact * (1 - (1 / 32.0)), exact * (1 + (1 / 32.0)));
                }
            },
            iter: 5_000);
    }

    [Fact]
    public void Sum_IsTheHistogramOfAll() =>
        Gen.Select(Micros.Array[0, 60], Micros.Array[0, 60], Micros.Array[0, 60]).Sample(
            (a, b, c) =>
            {
                var all = Of([.. a, .. b, .. c]);
                Assert.Equal(all, Of(a).Plus(Of(b)).Plus(Of(c)));
                Assert.Equal(all, Of(c).Plus(Of(a).Plus(Of(b))));
            },
            iter: 5_000);

    [Fact]
    public void Buckets_LeaveNoGapAndOverlapNowhere()
    {
        for (var bucket = 0; bucket < LatencyBuckets.Count; bucket++)
        {
            Assert.Equal((bucket, bucket), (LatencyBuckets.Of(LatencyBuckets.Lowest(bucket)), LatencyBuckets.Of(LatencyBuckets.Highest(bucket))));
        }

        Assert.Equal(LatencyBuckets.MaxMicros, LatencyBuckets.Highest(LatencyBuckets.Count - 1));
        Assert.Equal((0, LatencyBuckets.Count - 1), (LatencyBuckets.Of(-1), LatencyBuckets.Of(long.MaxValue)));
    }

    [Fact]
    public void Histogram_ThatCountingCannotGive_IsNotValid()
    {
        Assert.True(LatencyHistogram.Empty.IsValid);
        Assert.Null(LatencyHistogram.Empty.Quantile(0.5));
        Assert.False(new LatencyHistogram { Buckets = [new(3, 1), new(3, 1)] }.IsValid);
        Assert.False(new LatencyHistogram { Buckets = [new(4, 1), new(3, 1)] }.IsValid);
        Assert.False(new LatencyHistogram { Buckets = [new(-1, 1)] }.IsValid);
        Assert.False(new LatencyHistogram { Buckets = [new(LatencyBuckets.Count, 1)] }.IsValid);
        Assert.False(new LatencyHistogram { Buckets = [new(3, 0)] }.IsValid);
        Assert.False(new LatencyHistogram { Buckets = [new(3, 1)], SumMicros = -1 }.IsValid);
    }

    private static LatencyHistogram Of(long[] durations) => new()
    {
        Buckets = [.. durations.GroupBy(LatencyBuckets.Of).OrderBy(group => group.Key).Select(group => new LatencyCount(group.Key, group.Count()))],
        SumMicros = durations.Sum(),
    };
}
