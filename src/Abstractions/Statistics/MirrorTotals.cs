using System.Collections.Immutable;

namespace OrleansMesh.Abstractions.Statistics;

/// <summary>
/// What became of the requests of one (VirtualService, route, target), in totals since the edge started. The law, at any instant:
/// <c>considered = sampled + notSampled</c>, <c>sampled = sent + dropped</c>, <c>sent = succeeded + failed + inFlight</c>,
/// <c>succeeded =</c> the sum of its classes, and neither histogram holds more durations than shadows succeeded.
/// </summary>
[GenerateSerializer, Immutable, Alias("orleansmesh.MirrorTotals")]
public sealed record MirrorTotals
{
    /// <summary>The class of answers that were counted by edges that did not tell classes apart.</summary>
    public const string Unclassified = "unknown";

    /// <summary>The VirtualService, <c>namespace/name</c>.</summary>
    [Id(0)]
    public required string VirtualService { get; init; }

    /// <summary>The route: its name, or <c>#</c> and its place in <c>spec.http</c> (from 0) where it has none.</summary>
    [Id(1)]
    public required string Route { get; init; }

    /// <summary>The mirror's destination, <c>host[:port][/subset]</c>.</summary>
    [Id(2)]
    public required string Target { get; init; }

    /// <summary>Requests that the mirror was asked about.</summary>
    [Id(3)]
    public long Considered { get; init; }

    /// <summary>Of these, the ones chosen for a shadow.</summary>
    [Id(4)]
    public long Sampled { get; init; }

    /// <summary>Of these, the ones not chosen.</summary>
    [Id(5)]
    public long NotSampled { get; init; }

    /// <summary>Shadows that the target's lane took on.</summary>
    [Id(6)]
    public long Sent { get; init; }

    /// <summary>Shadows that were answered, whatever the status.</summary>
    [Id(7)]
    public long Succeeded { get; init; }

    /// <summary>Shadows on their way.</summary>
    [Id(8)]
    public long InFlight { get; init; }

    /// <summary>Chosen requests for which no shadow was sent, by reason.</summary>
    [Id(9)]
    public ImmutableSortedDictionary<string, long> Dropped { get; init; } = ImmutableSortedDictionary<string, long>.Empty;

    /// <summary>Shadows that got no answer, by reason.</summary>
    [Id(10)]
    public ImmutableSortedDictionary<string, long> Failed { get; init; } = ImmutableSortedDictionary<string, long>.Empty;

    /// <summary>Requests that the mirror was not asked about, since it was off or a policy names others, by reason; these are not among <see cref="Considered"/>.</summary>
    [Id(11)]
    public ImmutableSortedDictionary<string, long> Skipped { get; init; } = ImmutableSortedDictionary<string, long>.Empty;

    /// <summary><see cref="Succeeded"/> by the class of the answer's status, <c>1xx</c> to <c>5xx</c>; what edges counted before they told classes apart is <see cref="Unclassified"/>.</summary>
    [Id(12)]
    public ImmutableSortedDictionary<string, long> Answers { get; init; } = ImmutableSortedDictionary<string, long>.Empty;

    /// <summary>Bytes of bodies that were sent by shadows that are over, whatever became of them.</summary>
    [Id(13)]
    public long SentBytes { get; init; }

    /// <summary>Bytes of answers' bodies that were read by shadows that are over, whatever became of them.</summary>
    [Id(14)]
    public long ReceivedBytes { get; init; }

    /// <summary>How long the targets took, of the shadows that succeeded and whose primaries were answered: from the place in the lane to the head of the answer.</summary>
    [Id(15)]
    public LatencyHistogram ShadowLatency { get; init; } = LatencyHistogram.Empty;

    /// <summary>How long the primaries of the same requests took: from the same instant to the head of the answer.</summary>
    [Id(16)]
    public LatencyHistogram PrimaryLatency { get; init; } = LatencyHistogram.Empty;

    /// <summary>The newest failure; null where there was none.</summary>
    [Id(17)]
    public MirrorError? LastError { get; init; }

    /// <summary>Whether the equations of the law hold.</summary>
    public bool ObeysLaw =>
        Considered == Sampled + NotSampled
        && Sampled == Sent + Dropped.Values.Sum()
        && Sent == Succeeded + Failed.Values.Sum() + InFlight
        && Succeeded == Answers.Values.Sum()
        && Math.Max(ShadowLatency.Count, PrimaryLatency.Count) <= Succeeded;

    /// <summary>These totals and <paramref name="other"/> together, about what these are about. Linear, so that what obeys the law still does.</summary>
    /// <param name="other">Totals of another edge, start or row.</param>
    public MirrorTotals Plus(MirrorTotals other) => this with
    {
        Considered = Considered + other.Considered,
        Sampled = Sampled + other.Sampled,
        NotSampled = NotSampled + other.NotSampled,
        Sent = Sent + other.Sent,
        Succeeded = Succeeded + other.Succeeded,
        InFlight = InFlight + other.InFlight,
        Dropped = Sum(Dropped, other.Dropped),
        Failed = Sum(Failed, other.Failed),
        Skipped = Sum(Skipped, other.Skipped),
        Answers = Sum(Answers, other.Answers),
        SentBytes = SentBytes + other.SentBytes,
        ReceivedBytes = ReceivedBytes + other.ReceivedBytes,
        ShadowLatency = ShadowLatency.Plus(other.ShadowLatency),
        PrimaryLatency = PrimaryLatency.Plus(other.PrimaryLatency),
        LastError = MirrorError.Newer(LastError, other.LastError),
    };

    private static ImmutableSortedDictionary<string, long> Sum(ImmutableSortedDictionary<string, long> a, ImmutableSortedDictionary<string, long> b) =>
        a.SetItems(b.Select(reason => KeyValuePair.Create(reason.Key, reason.Value + a.GetValueOrDefault(reason.Key))));
}
