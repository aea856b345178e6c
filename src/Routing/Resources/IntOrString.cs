namespace OrleansMesh.Routing.Resources;

/// <summary>Kubernetes' <c>IntOrString</c>: a number, or a name.</summary>
/// <param name="Number">The number, or null where it is a name.</param>
/// <param name="Text">The name, or null where it is a number.</param>
public readonly record struct IntOrString(int? Number, string? Text);
