namespace OrleansMesh.Routing.Resources;

/// <summary>A part of a manifest that the mesh keeps and gives back but does not interpret, such as <c>metadata.managedFields</c>.</summary>
/// <param name="Text">Compact JSON, UTF-16.</param>
public sealed record RawJson(string Text);
