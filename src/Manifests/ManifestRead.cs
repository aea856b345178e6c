using OrleansMesh.Routing.Resources;

namespace OrleansMesh.Manifests;

/// <summary>What came of reading one manifest.</summary>
/// <param name="Resource">The resource; null exactly where there are <paramref name="Errors"/>.</param>
/// <param name="Errors">Why it could not be read, every reason at once.</param>
/// <param name="UnknownFields">
/// Fields that the kind does not have, and fields that stand twice. <paramref name="Resource"/> is without the former and has the last of the latter:
/// a strict caller refuses it, a lenient one goes on.
/// </param>
public sealed record ManifestRead(MeshResource? Resource, ValueList<ManifestProblem> Errors, ValueList<ManifestProblem> UnknownFields)
{
    /// <summary>
    /// What could be read where there are <see cref="Errors"/>: the fields at fault are absent, and so are list items at fault. For telling what
    /// else is wrong, nothing more. Null where not even the kind could be read.
    /// </summary>
    public MeshResource? Remains { get; init; }
}
