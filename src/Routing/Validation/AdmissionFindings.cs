using OrleansMesh.Routing.Resources;

namespace OrleansMesh.Routing.Validation;

/// <summary>Gathers what rules find wrong with one resource, or worth a warning; of either, so many are told and the rest is counted.</summary>
internal sealed class AdmissionFindings
{
    /// <summary>A resource can have a hundred thousand wrong fields; nobody reads as many messages, and answers are bounded.</summary>
    private const int Most = 100;

    private readonly List<ConfigError> _errors = [];
    private readonly List<ConfigWarning> _warnings = [];
    private int _unlistedErrors;
    private int _unlistedWarnings;

    public AdmissionResult Result => new(
        ValueList.From(_unlistedErrors == 0
            ? _errors
            : _errors.Append(new(string.Empty, ConfigErrorReason.Invalid, $"{_unlistedErrors} more errors are not listed"))),
        ValueList.From(_unlistedWarnings == 0
            ? _warnings
            : _warnings.Append(new(string.Empty, $"{_unlistedWarnings} more warnings are not listed"))));

    /// <summary>Tells an error; the message does not repeat the path.</summary>
    public void Error(FieldPath path, ConfigErrorReason reason, string message)
    {
        if (_errors.Count == Most)
        {
            _unlistedErrors++;
            return;
        }

        _errors.Add(new(path.ToString(), reason, message));
    }

    /// <summary>Tells a warning; the message is a whole sentence that names the field.</summary>
    public void Warn(FieldPath path, string message)
    {
        if (_warnings.Count == Most)
        {
            _unlistedWarnings++;
            return;
        }

        _warnings.Add(new(path.ToString(), message));
    }

    /// <summary>Tells that what the field asks for is not done, and what is done instead.</summary>
    public void NotHonoured(FieldPath path, string instead) => Warn(path, $"{path} is accepted but not honoured: {instead}");

    public void Required(FieldPath path, string message = "must be set") => Error(path, ConfigErrorReason.Required, message);

    public void Invalid(FieldPath path, string message) => Error(path, ConfigErrorReason.Invalid, message);

    public void NotSupported(FieldPath path, string message) => Error(path, ConfigErrorReason.NotSupported, message);

    public void Forbidden(FieldPath path, string message) => Error(path, ConfigErrorReason.Forbidden, message);

    public void Duplicate(FieldPath path, string message) => Error(path, ConfigErrorReason.Duplicate, message);

    public void TooLong(FieldPath path, string message) => Error(path, ConfigErrorReason.TooLong, message);
}
