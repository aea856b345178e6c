using OrleansMesh.Routing.Resources;

namespace OrleansMesh.Routing.Validation;

/// <summary>The answer of <see cref="Admission"/>.</summary>
/// <param name="Errors">Why the resource is refused; empty where it is accepted.</param>
/// <param name="Warnings">What the operator should know either way.</param>
public sealed record AdmissionResult(ValueList<ConfigError> Errors, ValueList<ConfigWarning> Warnings);
