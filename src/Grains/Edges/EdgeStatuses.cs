using OrleansMesh.Abstractions.Edges;

namespace OrleansMesh.Grains.Edges;

/// <summary>How an edge's status follows from its reports.</summary>
internal static class EdgeStatuses
{
    /// <summary>The status after a report; stragglers of former incarnations and of former sequence numbers do not change it.</summary>
    public static EdgeStatus After(EdgeStatus? before, string name, EdgeReport report, string running, DateTimeOffset now)
    {
        var trimmed = report with { Mirrors = [] };
        if (before is null)
        {
            return new EdgeStatus(name, trimmed, now, now);
        }

        var isNewest = report.Incarnation == running
            && (before.LastReport.Incarnation != running || before.LastReport.Sequence < report.Sequence);
        return isNewest ? before with { LastReport = trimmed, LastSeen = now } : before;
    }

    /// <summary>Whether a status says more than that the edge lives.</summary>
    public static bool HasNews(EdgeStatus? before, EdgeStatus after)
    {
        if (before is null)
        {
            return true;
        }

        var (a, b) = (before.LastReport, after.LastReport);
        return a.Incarnation != b.Incarnation
            || a.ServedRevision != b.ServedRevision
            || a.Version != b.Version
            || a.Final != b.Final
            || a.SwitchVersion != b.SwitchVersion
            || !a.Refused.SequenceEqual(b.Refused)
            || !a.Labels.SequenceEqual(b.Labels);
    }
}
