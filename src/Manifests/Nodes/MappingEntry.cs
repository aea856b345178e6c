namespace OrleansMesh.Manifests.Nodes;

/// <summary>A key and its value.</summary>
/// <param name="Key">The key.</param>
/// <param name="Value">The value.</param>
/// <param name="Mark">Where the key stands.</param>
/// <param name="Refusal">Why the entry may not be there at all, such as a YAML merge key; null where it may.</param>
internal readonly record struct MappingEntry(string Key, Node Value, Mark Mark = default, string? Refusal = null);
