namespace OrleansMesh.Abstractions.Resources;

/// <summary>A resource as the control plane keeps it.</summary>
/// <param name="Id">What it is known by.</param>
/// <param name="Revision">The mesh-wide revision of its last change; equal to its <c>metadata.resourceVersion</c>.</param>
/// <param name="Json">The whole object as JSON, in the preferred version of its kind.</param>
[GenerateSerializer, Immutable, Alias("orleansmesh.StoredResource")]
public sealed record StoredResource(
    [property: Id(0)] ResourceId Id,
    [property: Id(1)] long Revision,
    [property: Id(2)] string Json)
{
    /// <summary>Nothing of the object: it may be a Secret, and Orleans logs the arguments of calls that fail.</summary>
    public override string ToString() => $"{Id} at revision {Revision}";
}
