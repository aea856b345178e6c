using System.Collections.Immutable;
using Orleans.Concurrency;
using OrleansMesh.Abstractions.Statistics;

namespace OrleansMesh.Abstractions.Edges;

/// <summary>Knows every edge that ever reported; one grain, key 0.</summary>
[Alias("orleansmesh.IEdgeDirectoryGrain")]
public interface IEdgeDirectoryGrain : IGrainWithIntegerKey
{
    /// <summary>Remembers an edge, durably.</summary>
    [Alias("Register")]
    Task Register(string edgeName);

    /// <summary>The state of every edge, by name.</summary>
    [AlwaysInterleave]
    [Alias("ListEdges")]
    Task<ImmutableArray<EdgeStatus>> ListEdges();

    /// <summary>The totals of every edge, by name.</summary>
    [AlwaysInterleave]
    [Alias("ListTotals")]
    Task<ImmutableSortedDictionary<string, ImmutableArray<MirrorTotals>>> ListTotals();
}
