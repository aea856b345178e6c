using System.Collections.Immutable;
using Orleans.Concurrency;

namespace OrleansMesh.Grains.Edges;

/// <summary>The directory of edges as the grains see it: the same grain as <see cref="Abstractions.Edges.IEdgeDirectoryGrain"/>.</summary>
[Alias("orleansmesh.IEdgeNamesGrain")]
internal interface IEdgeNamesGrain : IGrainWithIntegerKey
{
    /// <summary>The names of all edges, in order.</summary>
    [AlwaysInterleave]
    [Alias("ListNames")]
    Task<ImmutableSortedSet<string>> ListNames();
}
