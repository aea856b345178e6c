using OrleansMesh.Abstractions.Resources;

namespace OrleansMesh.Silo.Api.Bodies;

/// <summary>The manifest in a request's body.</summary>
/// <param name="Text">The manifest, with its type.</param>
/// <param name="Name">The name in it, or null.</param>
/// <param name="GenerateName">The prefix for a name in it, or null.</param>
/// <param name="ResourceVersion">The revision in it, or null.</param>
internal sealed record WrittenManifest(ManifestText Text, string? Name, string? GenerateName, string? ResourceVersion);
