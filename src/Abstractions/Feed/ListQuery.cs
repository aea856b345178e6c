namespace OrleansMesh.Abstractions.Feed;

/// <summary>What a reader wants listed.</summary>
/// <param name="Kind">The kind as manifests spell it.</param>
/// <param name="Namespace">One namespace, or null for all.</param>
[GenerateSerializer, Immutable, Alias("orleansmesh.ListQuery")]
public sealed record ListQuery([property: Id(0)] string Kind, [property: Id(1)] string? Namespace);
