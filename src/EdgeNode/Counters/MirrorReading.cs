using System.Collections.Immutable;
using OrleansMesh.Abstractions.Statistics;
using OrleansMesh.EdgeNode.Mirroring;
using OrleansMesh.Routing.Matching;

namespace OrleansMesh.EdgeNode.Counters;

/// <summary>One reading of a mirror's cells, added up.</summary>
internal sealed class MirrorReading
{
    private readonly long[] _outcomes = new long[ShadowOutcomes.All.Length];
    private readonly long[] _classes = new long[MirrorCell.Classes];
    private readonly long[] _shadows = new long[LatencyBuckets.Count];
    private readonly long[] _primaries = new long[LatencyBuckets.Count];
    private long _shadowMicros;
    private long _primaryMicros;
    private long _sentBytes;
    private long _receivedBytes;
    private long _sent;
    private long _notSampled;
    private MirrorError? _lastError;

    /// <summary>Reads a cell, backwards from the last step of a shadow to its first: what goes on while this reads is then under way, never ended without having been sent.</summary>
    public void Add(MirrorCell cell)
    {
        _shadowMicros += cell.ShadowLatency.AddTo(_shadows);
        _primaryMicros += cell.PrimaryLatency.AddTo(_primaries);
        for (var i = 0; i < _classes.Length; i++)
        {
            _classes[i] += cell.ReadClass(i);
        }

        foreach (var outcome in ShadowOutcomes.All)
        {
            _outcomes[(int)outcome] += cell.Read(outcome);
        }

        _lastError = MirrorError.Newer(_lastError, cell.LastError);
        _sentBytes += cell.SentBytes;
        _receivedBytes += cell.ReceivedBytes;
        _sent += cell.Sent;
        _notSampled += cell.NotSampled;
    }

    /// <summary>The totals about <paramref name="key"/>.</summary>
    public MirrorTotals Totals(MirrorKey key)
    {
        var dropped = ByReason(ShadowOutcomes.IsDropped);
        var failed = ByReason(ShadowOutcomes.IsFailed);
        var succeeded = _classes.Sum();
        var sampled = _sent + dropped.Values.Sum();
        return new MirrorTotals
        {
            VirtualService = key.VirtualService,
            Route = key.Route,
            Target = key.Target,
            Considered = sampled + _notSampled,
            Sampled = sampled,
            NotSampled = _notSampled,
            Sent = _sent,
            Succeeded = succeeded,
            InFlight = _sent - succeeded - failed.Values.Sum(),
            Dropped = dropped,
            Skipped = ByReason(ShadowOutcomes.IsSkipped),
            Failed = failed,
            Answers = ByClass(),
            SentBytes = _sentBytes,
            ReceivedBytes = _receivedBytes,
            ShadowLatency = Histogram(_shadows, _shadowMicros),
            PrimaryLatency = Histogram(_primaries, _primaryMicros),
            LastError = _lastError,
        };
    }

    private static LatencyHistogram Histogram(long[] counts, long sumMicros) => new()
    {
        Buckets = [.. counts.Select((count, bucket) => new LatencyCount(bucket, count)).Where(bucket => bucket.Count > 0)],
        SumMicros = sumMicros,
    };

    private ImmutableSortedDictionary<string, long> ByClass() =>
        Enumerable.Range(0, _classes.Length).Where(i => _classes[i] > 0).ToImmutableSortedDictionary(i => $"{i + 1}xx", i => _classes[i], StringComparer.Ordinal);

    private ImmutableSortedDictionary<string, long> ByReason(Func<ShadowOutcome, bool> belongs) =>
        ShadowOutcomes.All
            .Where(outcome => belongs(outcome) && _outcomes[(int)outcome] > 0)
            .ToImmutableSortedDictionary(ShadowOutcomes.Reason, outcome => _outcomes[(int)outcome], StringComparer.Ordinal);
}
