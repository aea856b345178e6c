using System.Collections.Immutable;

namespace OrleansMesh.Abstractions.Statistics;

/// <summary>
/// What became of the requests of one (VirtualService, route, target), in totals since the edge started. The law, at any instant:
/// <c>considered = sampled + notSampled</c>, <c>sampled = sent + dropped</c>, <c>sent = succeeded + failed + inFlight</c>.
/// </summary>
[GenerateSerializer, Immutable, Alias("orleansmesh.MirrorTotals")]
public sealed record MirrorTotals
{
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

    /// <summary>Whether the three equations of the law hold.</summary>
    public bool ObeysLaw =>
        Considered == Sampled + NotSampled
        && Sampled == Sent + Dropped.Values.Sum()
        && Sent == Succeeded + Failed.Values.Sum() + InFlight;

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
    };

    private static ImmutableSortedDictionary<string, long> Sum(ImmutableSortedDictionary<string, long> a, ImmutableSortedDictionary<string, long> b) =>
        a.SetItems(b.Select(reason => KeyValuePair.Create(reason.Key, reason.Value + a.GetValueOrDefault(reason.Key))));
}
