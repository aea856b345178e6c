namespace OrleansMesh.Routing.Actions;

/// <summary>A part of a header's value.</summary>
/// <param name="Variable">What it stands for.</param>
/// <param name="Text">The text of a literal; the name of a field, in lower case; else the command as written.</param>
/// <param name="Otherwise">The field to take where the first is absent; null for none.</param>
/// <param name="MaxLength">The characters of the value that are taken; 0: all.</param>
public readonly record struct HeaderSegment(HeaderVariable Variable, string Text, string? Otherwise = null, int MaxLength = 0);
