using System.Collections.Immutable;
using OrleansMesh.Abstractions.Feed;

namespace OrleansMesh.Grains.Analysis;

/// <summary>A list, and what there is to say of each of its resources.</summary>
/// <param name="List">The list.</param>
/// <param name="Statuses">The <c>status</c> of each resource, in the same order, as JSON; null where its kind has none.</param>
[GenerateSerializer, Immutable, Alias("orleansmesh.AnalyzedList")]
internal sealed record AnalyzedList([property: Id(0)] ResourceList List, [property: Id(1)] ImmutableArray<string?> Statuses);
