namespace OrleansMesh.Routing.Analysis;

/// <summary>One finding about one resource among the others.</summary>
/// <param name="Type">What kind it is.</param>
/// <param name="Path">The field, spelt as in <see cref="Validation.ConfigError.Path"/>; empty where the resource as a whole is meant.</param>
/// <param name="Text">A whole sentence without the path.</param>
public sealed record AnalysisMessage(AnalysisType Type, string Path, string Text);
