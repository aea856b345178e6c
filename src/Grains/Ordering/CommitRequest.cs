using OrleansMesh.Abstractions.Resources;

namespace OrleansMesh.Grains.Ordering;

/// <summary>A change that a resource grain has decided upon.</summary>
/// <param name="Id">The resource.</param>
/// <param name="ExpectedRevision">The revision the decision was based on; 0: there is no such resource.</param>
/// <param name="Document">The whole object after the change, or null where it is deleted.</param>
[GenerateSerializer, Immutable, Alias("orleansmesh.CommitRequest")]
internal sealed record CommitRequest(
    [property: Id(0)] ResourceId Id,
    [property: Id(1)] long ExpectedRevision,
    [property: Id(2)] DocumentTemplate? Document);
