using System.Collections.Immutable;
using OrleansMesh.Abstractions.Edges;
using OrleansMesh.Abstractions.Statistics;

namespace OrleansMesh.EdgeNode.Tests.Fixtures;

/// <summary>An edge's grain that keeps every report that reached it, and can lose reports and acknowledgements.</summary>
internal sealed class FakeEdgeGrain : IEdgeGrain
{
    private readonly List<EdgeReport> _reports = [];

    /// <summary>Decides the fate of the next report; by default it is taken and acknowledged.</summary>
    public Func<EdgeReport, Fate> Decide { get; set; } = _ => Fate.Acknowledged;

    public IReadOnlyList<EdgeReport> Reports
    {
        get
        {
            lock (_reports)
            {
                return [.. _reports];
            }
        }
    }

    /// <summary>What became of a report.</summary>
    internal enum Fate
    {
        /// <summary>Taken, and the edge knows.</summary>
        Acknowledged,

        /// <summary>Taken, and the edge does not know.</summary>
        AcknowledgementLost,

        /// <summary>Never arrived.</summary>
        Lost,
    }

    public Task Report(EdgeReport report)
    {
        var fate = Decide(report);
        if (fate != Fate.Lost)
        {
            lock (_reports)
            {
                _reports.Add(report);
            }
        }

        return fate == Fate.Acknowledged ? Task.CompletedTask : Task.FromException(new TimeoutException("no answer"));
    }

    /// <summary>What the contract makes of the reports: of every row the newest by sequence.</summary>
    public IReadOnlyDictionary<string, MirrorTotals> Totals() =>
        Reports.OrderBy(report => report.Sequence).SelectMany(report => report.Mirrors)
            .GroupBy(row => $"{row.VirtualService} {row.Route} {row.Target}")
            .ToDictionary(group => group.Key, group => group.Last());

    public Task<EdgeStatus?> GetStatus() => throw new NotSupportedException("edges do not ask");

    public Task<ImmutableArray<MirrorTotals>> GetTotals() => throw new NotSupportedException("edges do not ask");
}
