using OrleansMesh.Abstractions.Statistics;

namespace OrleansMesh.Grains.Edges;

/// <summary>Totals as told by the report of a sequence number.</summary>
[GenerateSerializer, Immutable, Alias("orleansmesh.MirrorRow")]
internal sealed record MirrorRow([property: Id(0)] long Sequence, [property: Id(1)] MirrorTotals Totals);
