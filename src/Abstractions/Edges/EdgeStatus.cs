namespace OrleansMesh.Abstractions.Edges;

/// <summary>What the mesh knows of an edge.</summary>
/// <param name="Name">The edge.</param>
/// <param name="LastReport">Its newest report, without the totals: those are told by <see cref="IEdgeGrain.GetTotals"/>.</param>
/// <param name="LastSeen">When that arrived.</param>
/// <param name="FirstSeen">When the mesh first heard of the edge.</param>
[GenerateSerializer, Immutable, Alias("orleansmesh.EdgeStatus")]
public sealed record EdgeStatus(
    [property: Id(0)] string Name,
    [property: Id(1)] EdgeReport LastReport,
    [property: Id(2)] DateTimeOffset LastSeen,
    [property: Id(3)] DateTimeOffset FirstSeen);
