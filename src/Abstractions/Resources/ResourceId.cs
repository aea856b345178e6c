namespace OrleansMesh.Abstractions.Resources;

/// <summary>What a resource is known by, everywhere in the mesh.</summary>
/// <param name="Kind">The kind as manifests spell it, such as <c>VirtualService</c>.</param>
/// <param name="Namespace">The namespace; never empty.</param>
/// <param name="Name">The name; never empty.</param>
[GenerateSerializer, Immutable, Alias("orleansmesh.ResourceId")]
public sealed record ResourceId(
    [property: Id(0)] string Kind,
    [property: Id(1)] string Namespace,
    [property: Id(2)] string Name)
{
    /// <summary>The key of the grain that owns the resource: <c>namespace/name</c>.</summary>
    public string GrainKey => $"{Namespace}/{Name}";

    /// <summary><c>Kind/namespace/name</c>.</summary>
    public override string ToString() => $"{Kind}/{Namespace}/{Name}";
}
