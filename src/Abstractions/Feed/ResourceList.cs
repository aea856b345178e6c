using System.Collections.Immutable;
using OrleansMesh.Abstractions.Resources;

namespace OrleansMesh.Abstractions.Feed;

/// <summary>The answer to a <see cref="ListQuery"/>.</summary>
/// <param name="Revision">The revision the list was read at; at least that of every change acknowledged before.</param>
/// <param name="Resources">The resources, ordered by namespace and name.</param>
[GenerateSerializer, Immutable, Alias("orleansmesh.ResourceList")]
public sealed record ResourceList([property: Id(0)] long Revision, [property: Id(1)] ImmutableArray<StoredResource> Resources);
