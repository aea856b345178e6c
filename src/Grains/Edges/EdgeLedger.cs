using System.Collections.Immutable;
using OrleansMesh.Abstractions.Edges;
using OrleansMesh.Abstractions.Statistics;
using OrleansMesh.Grains.Statistics;

namespace OrleansMesh.Grains.Edges;

/// <summary>
/// The accounts of one edge over all its incarnations. Reports may come repeated, late, in any order or not at all: the accounts are what the
/// newest report of each row of each incarnation says, added up.
/// </summary>
internal sealed record EdgeLedger
{
    /// <summary>How many former incarnations are kept one by one; older ones are added up.</summary>
    public const int MaxSuperseded = 64;

    /// <summary>How many names of those are kept.</summary>
    public const int MaxRetiredNames = 1_024;

    public static EdgeLedger Empty { get; } = new();

    public EdgeIncarnation? Current { get; private init; }

    public EdgeHistory History { get; private init; } = new();

    private ImmutableHashSet<MirrorRowKey> Keys { get; init; } = [];

    /// <summary>The ledger as stored. A crash between the two writes of a new incarnation leaves the old one in both.</summary>
    public static EdgeLedger From(EdgeIncarnation? current, EdgeHistory history)
    {
        var copy = history.Superseded.FirstOrDefault(known => known.Name == current?.Name);
        var mended = copy is null ? history : history with { Superseded = history.Superseded.Remove(copy) };
        var ledger = new EdgeLedger { Current = copy is null ? current : current!.Merge(copy), History = mended };
        return ledger with { Keys = [.. ledger.AllRows(currentIsLost: false).Select(MirrorRowKey.Of)] };
    }

    /// <summary>The totals over all incarnations.</summary>
    /// <param name="currentIsLost">Whether the running incarnation has not been heard of for so long that it counts as gone. The ledger keeps what was told.</param>
    public ImmutableArray<MirrorTotals> Totals(bool currentIsLost = false) => MirrorSums.Sum(AllRows(currentIsLost));

    /// <summary>Whether a report is of an incarnation whose accounts are closed.</summary>
    public bool IsClosed(string incarnation) => History.RetiredNames.Contains(incarnation);

    /// <summary>Takes a report.</summary>
    /// <param name="report">The report; not of a closed incarnation.</param>
    /// <param name="currentIsSilent">Whether the running incarnation has not been heard of for long, so that another one that has news may take its place whatever its clock says.</param>
    /// <param name="maxRows">How many different rows are kept for the edge.</param>
    /// <param name="refused">How many of the report's rows were not taken: too many, or against the law.</param>
    public EdgeLedger Apply(EdgeReport report, bool currentIsSilent, int maxRows, out int refused)
    {
        var keys = Keys.ToBuilder();
        var rows = report.Mirrors.Where(row => MirrorRowRules.Allow(row) && (keys.Count < maxRows || keys.Contains(MirrorRowKey.Of(row))) && Remember(keys, row)).ToList();
        refused = report.Mirrors.Length - rows.Count;
        return Merge(report, rows, currentIsSilent) with { Keys = keys.ToImmutable() };
    }

    /// <summary>
    /// The history to store before <see cref="Current"/> is stored. An incarnation that rises from the history stays in the stored one as it was,
    /// or a crash between the two writes would leave it in neither; <see cref="From"/> mends the copy.
    /// </summary>
    /// <param name="before">The ledger that is stored.</param>
    public EdgeHistory HistoryToStore(EdgeLedger before)
    {
        var risen = before.Current?.Name == Current?.Name ? null : before.History.Superseded.FirstOrDefault(known => known.Name == Current?.Name);
        return risen is null ? History : History with { Superseded = History.Superseded.Add(risen) };
    }

    private static bool Remember(ImmutableHashSet<MirrorRowKey>.Builder keys, MirrorTotals row)
    {
        keys.Add(MirrorRowKey.Of(row));
        return true;
    }

    private EdgeLedger Merge(EdgeReport report, List<MirrorTotals> rows, bool currentIsSilent)
    {
        if (Current?.Name == report.Incarnation)
        {
            return this with { Current = Current.Merge(report.Sequence, report.Final, rows) };
        }

        if (History.Superseded.FirstOrDefault(known => known.Name == report.Incarnation) is { } former)
        {
            var merged = former.Merge(report.Sequence, report.Final, rows);
            if (currentIsSilent && !former.Final && report.Sequence > former.NewestSequence)
            {
                return this with { Current = merged, History = History with { Superseded = History.Superseded.Remove(former).Add(Current!) } };
            }

            return ReferenceEquals(merged, former) ? this : this with { History = History with { Superseded = History.Superseded.Replace(former, merged) } };
        }

        var unknown = EdgeIncarnation.Start(report.Incarnation, report.StartedAt).Merge(report.Sequence, report.Final, rows);
        if (Current is null)
        {
            return this with { Current = unknown };
        }

        return report.StartedAt >= Current.StartedAt || currentIsSilent
            ? this with { Current = unknown, History = Supersede(Current) }
            : this with { History = Supersede(unknown) };
    }

    private EdgeHistory Supersede(EdgeIncarnation incarnation)
    {
        var superseded = History.Superseded.Add(incarnation);
        if (superseded.Length <= MaxSuperseded)
        {
            return History with { Superseded = superseded };
        }

        // The first to be superseded, not the one with the earliest clock: that may be the one that runs, after its clock stepped back.
        var oldest = superseded[0];
        var names = History.RetiredNames.Add(oldest.Name);
        return new EdgeHistory
        {
            Superseded = superseded.RemoveAt(0),
            Retired = MirrorSums.Sum(History.Retired.Concat(oldest.TotalsWhenSuperseded())),
            RetiredNames = names.Length > MaxRetiredNames ? names.RemoveAt(0) : names,
        };
    }

    private IEnumerable<MirrorTotals> AllRows(bool currentIsLost) =>
        ((currentIsLost ? Current?.TotalsWhenSuperseded() : Current?.Rows.Values.Select(row => row.Totals)) ?? [])
        .Concat(History.Superseded.SelectMany(known => known.TotalsWhenSuperseded()))
        .Concat(History.Retired);
}
