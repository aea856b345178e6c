using OrleansMesh.Routing.Resources;

namespace OrleansMesh.Routing.Validation;

/// <summary>Gathers what rules find wrong with one resource, or worth a warning.</summary>
internal sealed class AdmissionFindings
{
    private readonly List<ConfigError> _errors = [];
    private readonly List<ConfigWarning> _warnings = [];

    public AdmissionResult Result => new(ValueList.From(_errors), ValueList.From(_warnings));

    /// <summary>Tells an error; the message does not repeat the path.</summary>
    public void Error(FieldPath path, ConfigErrorReason reason, string message) => _errors.Add(new(path.ToString(), reason, message));

    /// <summary>Tells a warning; the message is a whole sentence that names the field.</summary>
    public void Warn(FieldPath path, string message) => _warnings.Add(new(path.ToString(), message));

    /// <summary>Tells that what the field asks for is not done, and what is done instead.</summary>
    public void NotHonoured(FieldPath path, string instead) => Warn(path, $"{path} is accepted but not honoured: {instead}");

    public void Required(FieldPath path, string message = "must be set") => Error(path, ConfigErrorReason.Required, message);

    public void Invalid(FieldPath path, string message) => Error(path, ConfigErrorReason.Invalid, message);

    public void NotSupported(FieldPath path, string message) => Error(path, ConfigErrorReason.NotSupported, message);

    public void Forbidden(FieldPath path, string message) => Error(path, ConfigErrorReason.Forbidden, message);

    public void Duplicate(FieldPath path, string message) => Error(path, ConfigErrorReason.Duplicate, message);

    public void TooLong(FieldPath path, string message) => Error(path, ConfigErrorReason.TooLong, message);
}
