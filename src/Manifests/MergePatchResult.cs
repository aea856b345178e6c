using OrleansMesh.Routing.Resources;

namespace OrleansMesh.Manifests;

/// <summary>What came of a <see cref="MergePatch"/>.</summary>
/// <param name="Json">The patched object as compact JSON; null exactly where there are <paramref name="Errors"/>.</param>
/// <param name="Errors">Why the patch could not be read; places are places in the patch.</param>
public sealed record MergePatchResult(string? Json, ValueList<ManifestProblem> Errors);
