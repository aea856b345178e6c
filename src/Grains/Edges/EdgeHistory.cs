using System.Collections.Immutable;
using OrleansMesh.Abstractions.Statistics;

namespace OrleansMesh.Grains.Edges;

/// <summary>An edge's former incarnations, as stored. Changes only when an incarnation ends or a straggler of one arrives.</summary>
[GenerateSerializer, Immutable, Alias("orleansmesh.EdgeHistory")]
internal sealed record EdgeHistory
{
    /// <summary>Former incarnations, in the order they were superseded.</summary>
    [Id(0)]
    public ImmutableArray<EdgeIncarnation> Superseded { get; init; } = [];

    /// <summary>The sum over still older ones.</summary>
    [Id(1)]
    public ImmutableArray<MirrorTotals> Retired { get; init; } = [];

    /// <summary>The names of those, the newest last, as far as they are kept: their stragglers must not be counted again.</summary>
    [Id(2)]
    public ImmutableArray<string> RetiredNames { get; init; } = [];
}
