using System.Collections.Immutable;
using OrleansMesh.Abstractions.Statistics;

namespace OrleansMesh.Abstractions.Edges;

/// <summary>One edge; its key is the edge's name. Keeps the totals of each of the edge's incarnations, durably.</summary>
[Alias("orleansmesh.IEdgeGrain")]
public interface IEdgeGrain : IGrainWithStringKey
{
    /// <summary>Takes a report. It is durable when this returns; safe to repeat.</summary>
    [Alias("Report")]
    Task Report(EdgeReport report);

    /// <summary>The edge's state, or null where it has never reported.</summary>
    [Alias("GetStatus")]
    Task<EdgeStatus?> GetStatus();

    /// <summary>The edge's totals over all its incarnations. Shadows in flight when an incarnation was lost count as failed, reason <c>edge-lost</c>.</summary>
    [Alias("GetTotals")]
    Task<ImmutableArray<MirrorTotals>> GetTotals();
}
