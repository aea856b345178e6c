namespace OrleansMesh.Routing.Validation;

/// <summary>One reason why a resource is refused.</summary>
/// <param name="Path">
/// The field, such as <c>spec.http[0].match[1].uri.exact</c>; a key of a map stands in brackets: <c>metadata.labels[app]</c>.
/// </param>
/// <param name="Reason">The kind of mistake.</param>
/// <param name="Message">What is wrong, in words; does not repeat the path.</param>
public sealed record ConfigError(string Path, ConfigErrorReason Reason, string Message);
