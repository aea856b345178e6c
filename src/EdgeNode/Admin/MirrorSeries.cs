using OrleansMesh.Abstractions.Statistics;
using OrleansMesh.Routing.Matching;

namespace OrleansMesh.EdgeNode.Admin;

/// <summary>
/// Decides which mirrors get series of their own: the first so many that were seen, for good. All others are summed up in one row named
/// <c>other</c>, so that neither grows without bound nor ever falls.
/// </summary>
internal sealed class MirrorSeries(int limit)
{
    /// <summary>The name of the row for the others, in all three labels.</summary>
    public const string Other = "other";

    private readonly HashSet<MirrorKey> _own = [];

    /// <summary>The rows to show.</summary>
    public IReadOnlyList<MirrorTotals> Rows(IReadOnlyList<MirrorTotals> totals)
    {
        lock (_own)
        {
            var rows = new List<MirrorTotals>();
            MirrorTotals? other = null;
            foreach (var row in totals)
            {
                if (IsOwn(new MirrorKey(row.VirtualService, row.Route, row.Target)))
                {
                    rows.Add(row);
                }
                else
                {
                    other = Sum(other ?? new MirrorTotals { VirtualService = Other, Route = Other, Target = Other }, row);
                }
            }

            return other is null ? rows : [.. rows, other];
        }
    }

    private bool IsOwn(MirrorKey key) => _own.Contains(key) || (_own.Count < limit && _own.Add(key));

    private static MirrorTotals Sum(MirrorTotals sum, MirrorTotals row) => sum with
    {
        Considered = sum.Considered + row.Considered,
        Sampled = sum.Sampled + row.Sampled,
        NotSampled = sum.NotSampled + row.NotSampled,
        Sent = sum.Sent + row.Sent,
        Succeeded = sum.Succeeded + row.Succeeded,
        InFlight = sum.InFlight + row.InFlight,
        Dropped = sum.Dropped.SetItems(row.Dropped.Select(d => KeyValuePair.Create(d.Key, d.Value + sum.Dropped.GetValueOrDefault(d.Key)))),
        Failed = sum.Failed.SetItems(row.Failed.Select(f => KeyValuePair.Create(f.Key, f.Value + sum.Failed.GetValueOrDefault(f.Key)))),
    };
}
