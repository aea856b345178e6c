using OrleansMesh.Abstractions.Edges;

namespace OrleansMesh.Grains.Edges;

/// <summary>An edge's running incarnation and how it is, as stored.</summary>
[GenerateSerializer, Immutable, Alias("orleansmesh.EdgeState")]
internal sealed record EdgeState
{
    /// <summary>How it is; null before the first report.</summary>
    [Id(0)]
    public EdgeStatus? Status { get; init; }

    /// <summary>The incarnation that runs; null before the first report.</summary>
    [Id(1)]
    public EdgeIncarnation? Current { get; init; }
}
