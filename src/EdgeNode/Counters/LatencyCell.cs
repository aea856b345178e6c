using OrleansMesh.Abstractions.Statistics;

namespace OrleansMesh.EdgeNode.Counters;

/// <summary>Durations as one processor counts them: one atomic addition each, and room for those of one doubling when the first of them comes.</summary>
internal sealed class LatencyCell
{
    private readonly long[]?[] _doublings = new long[LatencyBuckets.Doublings][];
    private long _sumMicros;

    public void Count(TimeSpan duration)
    {
        var micros = Math.Clamp(duration.Ticks / TimeSpan.TicksPerMicrosecond, 0, LatencyBuckets.MaxMicros);
        var (doubling, part) = Math.DivRem(LatencyBuckets.Of(micros), LatencyBuckets.PerDoubling);
        ref var slot = ref _doublings[doubling];
        var counts = Volatile.Read(ref slot) ?? Interlocked.CompareExchange(ref slot, new long[LatencyBuckets.PerDoubling], null) ?? slot;
        Interlocked.Increment(ref counts![part]);
        Interlocked.Add(ref _sumMicros, micros);
    }

    /// <summary>Adds what is counted to <paramref name="buckets"/>, one number for each of <see cref="LatencyBuckets"/>.</summary>
    /// <returns>The durations added up, in microseconds.</returns>
    public long AddTo(long[] buckets)
    {
        for (var doubling = 0; doubling < _doublings.Length; doubling++)
        {
            if (Volatile.Read(ref _doublings[doubling]) is not { } counts)
            {
                continue;
            }

            for (var part = 0; part < counts.Length; part++)
            {
                buckets[(doubling * LatencyBuckets.PerDoubling) + part] += Volatile.Read(ref counts[part]);
            }
        }

        return Interlocked.Read(ref _sumMicros);
    }
}
