using System.Collections.Immutable;
using Orleans.Concurrency;
using OrleansMesh.Abstractions.Statistics;

namespace OrleansMesh.Abstractions.Edges;

/// <summary>One edge; its key is the edge's name. Keeps the totals of each of the edge's incarnations, durably.</summary>
[Alias("orleansmesh.IEdgeGrain")]
public interface IEdgeGrain : IGrainWithStringKey
{
    /// <summary>Takes a report. What it brings that is new is durable when this returns (a bare heartbeat within half a minute); safe to repeat.</summary>
    [Alias("Report")]
    Task Report(EdgeReport report);

    /// <summary>The edge's state, or null where it has never reported.</summary>
    [AlwaysInterleave]
    [Alias("GetStatus")]
    Task<EdgeStatus?> GetStatus();

    /// <summary>
    /// The edge's totals over all its incarnations. Shadows in flight when an incarnation was lost count as failed, reason <c>edge-lost</c>: when another
    /// one took its place, or as long as the edge has not been heard of for two minutes (four times <c>Silo:Grains:EdgeSilence</c>) and did not stop in order.
    /// </summary>
    [AlwaysInterleave]
    [Alias("GetTotals")]
    Task<ImmutableArray<MirrorTotals>> GetTotals();
}
