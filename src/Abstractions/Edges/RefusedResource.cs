using OrleansMesh.Abstractions.Resources;

namespace OrleansMesh.Abstractions.Edges;

/// <summary>A resource that an edge does not serve.</summary>
/// <param name="Id">The resource.</param>
/// <param name="Reason">Why.</param>
[GenerateSerializer, Immutable, Alias("orleansmesh.RefusedResource")]
public sealed record RefusedResource([property: Id(0)] ResourceId Id, [property: Id(1)] string Reason);
