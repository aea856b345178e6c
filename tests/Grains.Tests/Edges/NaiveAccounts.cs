using OrleansMesh.Abstractions.Edges;
using OrleansMesh.Abstractions.Statistics;
using OrleansMesh.Grains.Statistics;

namespace OrleansMesh.Grains.Tests.Edges;

/// <summary>The accounts of an edge as one would write them down: keep every report ever taken, look through all of them when asked.</summary>
internal sealed class NaiveAccounts
{
    private readonly List<EdgeReport> _taken = [];
    private EdgeReport? _running;

    public void Take(EdgeReport report, bool runningIsSilent)
    {
        var told = _taken.FindAll(taken => taken.Incarnation == report.Incarnation);
        var runs = told.Count == 0
            ? _running is null || runningIsSilent || report.StartedAt >= _running.StartedAt
            : runningIsSilent && told.TrueForAll(taken => taken.Sequence < report.Sequence && !taken.Final);
        _running = runs ? report : _running;
        _taken.Add(report);
    }

    public List<(string Route, long Considered, long Sent, long InFlight, long Succeeded, long Failed, long Lost, long Dropped)> Totals(bool runningIsLost = false)
    {
        var rows =
            from report in _taken
            from row in report.Mirrors
            group (report.Sequence, Row: row) by (report.Incarnation, row.Route) into told
            let newest = told.MaxBy(entry => entry.Sequence).Row
            let lost = (runningIsLost || told.Key.Incarnation != _running!.Incarnation) && !_taken.Exists(report => report.Incarnation == told.Key.Incarnation && report.Final)
            select (told.Key.Route, Row: newest, Lost: lost ? newest.InFlight : 0);
        return [.. rows.GroupBy(entry => entry.Route).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => (
            group.Key,
            group.Sum(entry => entry.Row.Considered),
            group.Sum(entry => entry.Row.Sent),
            group.Sum(entry => entry.Row.InFlight - entry.Lost),
            group.Sum(entry => entry.Row.Succeeded),
            group.Sum(entry => entry.Row.Failed.GetValueOrDefault("timeout")),
            group.Sum(entry => entry.Lost),
            group.Sum(entry => entry.Row.Dropped.Values.Sum())))];
    }

    public static (string Route, long Considered, long Sent, long InFlight, long Succeeded, long Failed, long Lost, long Dropped) Of(MirrorTotals row) => (
        row.Route,
        row.Considered,
        row.Sent,
        row.InFlight,
        row.Succeeded,
        row.Failed.GetValueOrDefault("timeout"),
        row.Failed.GetValueOrDefault(MirrorSums.EdgeLost),
        row.Dropped.Values.Sum());
}
