namespace OrleansMesh.Routing.Validation;

/// <summary>What an operator should know of a resource that is accepted all the same.</summary>
/// <param name="Path">The field, spelt as in <see cref="ConfigError.Path"/>.</param>
/// <param name="Message">A whole sentence that names the field.</param>
public sealed record ConfigWarning(string Path, string Message);
