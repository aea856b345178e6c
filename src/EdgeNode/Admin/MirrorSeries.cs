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
                    other = (other ?? new MirrorTotals { VirtualService = Other, Route = Other, Target = Other }).Plus(row);
                }
            }

            return other is null ? rows : [.. rows, other];
        }
    }

    private bool IsOwn(MirrorKey key) => _own.Contains(key) || (_own.Count < limit && _own.Add(key));
}
