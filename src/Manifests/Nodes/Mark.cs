namespace OrleansMesh.Manifests.Nodes;

/// <summary>A place in a text; line and column from 1, 0 for a node that no text holds.</summary>
internal readonly record struct Mark(int Line, int Column);
