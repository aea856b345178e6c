namespace OrleansMesh.Abstractions.Resources;

/// <summary>One accepted change: an entry of the mesh's change log.</summary>
/// <param name="Revision">The revision the change was given; no two changes share one.</param>
/// <param name="Id">The resource.</param>
/// <param name="Json">The whole object after the change, or null where it was deleted.</param>
[GenerateSerializer, Immutable, Alias("orleansmesh.ResourceChange")]
public sealed record ResourceChange(
    [property: Id(0)] long Revision,
    [property: Id(1)] ResourceId Id,
    [property: Id(2)] string? Json)
{
    /// <summary>Nothing of the object: it may be a Secret, and Orleans logs the arguments of calls that fail.</summary>
    public override string ToString() => $"{Id} at revision {Revision}{(Json is null ? ", deleted" : string.Empty)}";
}
