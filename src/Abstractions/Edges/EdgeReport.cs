using System.Collections.Immutable;
using OrleansMesh.Abstractions.Statistics;

namespace OrleansMesh.Abstractions.Edges;

/// <summary>What an edge tells of itself about once a second. All counts are totals since its start, so that a lost, repeated or late report cannot miscount.</summary>
[GenerateSerializer, Immutable, Alias("orleansmesh.EdgeReport")]
public sealed record EdgeReport
{
    /// <summary>Names one start of the edge; unique.</summary>
    [Id(0)]
    public required string Incarnation { get; init; }

    /// <summary>1 for the first report of the incarnation, then one more with each.</summary>
    [Id(1)]
    public required long Sequence { get; init; }

    /// <summary>When the incarnation started.</summary>
    [Id(2)]
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>The revision of the route table that requests meet; 0 for none.</summary>
    [Id(3)]
    public required long ServedRevision { get; init; }

    /// <summary>Resources the edge could not compile and therefore does not serve.</summary>
    [Id(4)]
    public ImmutableArray<RefusedResource> Refused { get; init; } = [];

    /// <summary>The edge's software version.</summary>
    [Id(5)]
    public required string Version { get; init; }

    /// <summary>The edge's labels.</summary>
    [Id(6)]
    public ImmutableSortedDictionary<string, string> Labels { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>The totals that changed since the last report that was acknowledged; at least all of them in the first.</summary>
    [Id(7)]
    public ImmutableArray<MirrorTotals> Mirrors { get; init; } = [];

    /// <summary>The version of the mesh-wide switch of mirroring that the edge goes by; 0: it has heard of none.</summary>
    [Id(9)]
    public long SwitchVersion { get; init; }

    /// <summary>Whether it therefore sends no shadow.</summary>
    [Id(10)]
    public bool Suspended { get; init; }

    /// <summary>True in the last report of an edge that stops in order.</summary>
    [Id(8)]
    public bool Final { get; init; }
}
