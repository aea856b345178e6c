using OrleansMesh.Routing.Resources;

namespace OrleansMesh.Routing.Validation;

/// <summary>Gathers what rules find wrong with one resource, or worth a warning.</summary>
internal sealed class AdmissionFindings
{
    private readonly List<ConfigError> _errors = [];
    private readonly List<ConfigWarning> _warnings = [];

    public AdmissionResult Result => new(ValueList.From(_errors), ValueList.From(_warnings));

    /// <param name="path">The field.</param>
    /// <param name="reason">The kind of mistake.</param>
    /// <param name="message">What is wrong; does not repeat the path.</param>
    public void Error(FieldPath path, ConfigErrorReason reason, string message) => _errors.Add(new(path.ToString(), reason, message));

    /// <param name="path">The field.</param>
    /// <param name="message">A whole sentence that names the field.</param>
    public void Warn(FieldPath path, string message) => _warnings.Add(new(path.ToString(), message));

    public void Required(FieldPath path) => Error(path, ConfigErrorReason.Required, "must be set");

    public void Invalid(FieldPath path, string message) => Error(path, ConfigErrorReason.Invalid, message);

    public void Forbidden(FieldPath path, string message) => Error(path, ConfigErrorReason.Forbidden, message);

    public void Duplicate(FieldPath path, string message) => Error(path, ConfigErrorReason.Duplicate, message);
}
