using System.Collections.Immutable;

namespace OrleansMesh.Grains.Edges;

/// <summary>The edges that ever reported, as stored.</summary>
[GenerateSerializer, Immutable, Alias("orleansmesh.EdgeDirectoryState")]
internal sealed record EdgeDirectoryState
{
    /// <summary>Their names, in ordinal order.</summary>
    [Id(0)]
    public ImmutableSortedSet<string> Names { get; init; } = ImmutableSortedSet<string>.Empty.WithComparer(StringComparer.Ordinal);
}
