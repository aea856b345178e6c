using OrleansMesh.Routing.Validation;

namespace OrleansMesh.Manifests;

/// <summary>One thing that is wrong with the text of a manifest.</summary>
/// <param name="Path">The field, spelt as in <see cref="ConfigError.Path"/>; empty where the text as a whole is meant.</param>
/// <param name="Reason">The kind of mistake.</param>
/// <param name="Message">What is wrong, in words; does not repeat the path.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, from 1, in UTF-16 units for YAML and in bytes for JSON.</param>
public sealed record ManifestProblem(string Path, ConfigErrorReason Reason, string Message, int Line, int Column);
