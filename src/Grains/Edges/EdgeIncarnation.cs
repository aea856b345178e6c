using System.Collections.Immutable;
using OrleansMesh.Abstractions.Statistics;
using OrleansMesh.Grains.Statistics;

namespace OrleansMesh.Grains.Edges;

/// <summary>What one incarnation of an edge has told of its mirrors.</summary>
/// <param name="Name">The incarnation.</param>
/// <param name="StartedAt">When it says it started.</param>
/// <param name="Final">Whether it has said its last word: what was in flight then is not lost but as told.</param>
/// <param name="Rows">Its totals.</param>
[GenerateSerializer, Immutable, Alias("orleansmesh.EdgeIncarnation")]
internal sealed record EdgeIncarnation(
    [property: Id(0)] string Name,
    [property: Id(1)] DateTimeOffset StartedAt,
    [property: Id(2)] bool Final,
    [property: Id(3)] ImmutableDictionary<MirrorRowKey, MirrorRow> Rows)
{
    /// <summary>The incarnation before its first report.</summary>
    public static EdgeIncarnation Start(string name, DateTimeOffset startedAt) =>
        new(name, startedAt, false, ImmutableDictionary<MirrorRowKey, MirrorRow>.Empty);

    /// <summary>The sequence number of the newest report that had rows; 0 where none had.</summary>
    public long NewestSequence => Rows.Values.Select(row => row.Sequence).DefaultIfEmpty().Max();

    /// <summary>Takes rows of the report <paramref name="sequence"/>; of each row the newest counts.</summary>
    public EdgeIncarnation Merge(long sequence, bool final, IEnumerable<MirrorTotals> rows) =>
        Merge(final, rows.Select(totals => new MirrorRow(sequence, totals)));

    /// <summary>Takes what another record of the same incarnation knows better.</summary>
    public EdgeIncarnation Merge(EdgeIncarnation other) => Merge(other.Final, other.Rows.Values);

    /// <summary>Its totals if it is gone.</summary>
    public IEnumerable<MirrorTotals> TotalsWhenSuperseded() =>
        Rows.Values.Select(row => Final ? row.Totals : MirrorSums.LoseInFlight(row.Totals));

    private EdgeIncarnation Merge(bool final, IEnumerable<MirrorRow> rows)
    {
        var merged = Rows.ToBuilder();
        foreach (var row in rows)
        {
            var key = MirrorRowKey.Of(row.Totals);
            if (!merged.TryGetValue(key, out var known) || known.Sequence < row.Sequence)
            {
                merged[key] = row;
            }
        }

        var next = merged.ToImmutable();
        return ReferenceEquals(next, Rows) && (Final || !final) ? this : this with { Final = Final || final, Rows = next };
    }
}
