using System.Collections.Immutable;
using OrleansMesh.Abstractions.Resources;
using OrleansMesh.Manifests;
using OrleansMesh.Routing.Validation;

namespace OrleansMesh.Grains.Resources;

/// <summary>What readers and validation found, in the words of the Kubernetes API.</summary>
internal static class FieldProblems
{
    public static string ReasonOf(ConfigErrorReason reason) => reason switch
    {
        ConfigErrorReason.Required => "FieldValueRequired",
        ConfigErrorReason.TypeInvalid => "FieldValueTypeInvalid",
        ConfigErrorReason.NotSupported => "FieldValueNotSupported",
        ConfigErrorReason.Duplicate => "FieldValueDuplicate",
        ConfigErrorReason.Forbidden => "FieldValueForbidden",
        ConfigErrorReason.Unknown => FieldProblem.UnknownField,
        ConfigErrorReason.TooLong => "FieldValueTooLong",
        _ => "FieldValueInvalid",
    };

    public static FieldProblem Invalid(string field, string message) => new(ReasonOf(ConfigErrorReason.Invalid), field, message);

    public static ImmutableArray<FieldProblem> From(IEnumerable<ConfigError> errors) =>
        [.. errors.Select(e => new FieldProblem(ReasonOf(e.Reason), e.Path, e.Message))];

    public static ImmutableArray<FieldProblem> From(IEnumerable<ConfigWarning> warnings) =>
        [.. warnings.Select(w => new FieldProblem(ReasonOf(ConfigErrorReason.Invalid), w.Path, w.Message))];

    /// <summary>Problems of a text; of a YAML text, which a person wrote, the place is told as well.</summary>
    public static ImmutableArray<FieldProblem> From(IEnumerable<ManifestProblem> problems, ManifestFormat format) =>
        [.. problems.Select(p => new FieldProblem(ReasonOf(p.Reason), p.Path, format is ManifestFormat.Yaml ? $"{p.Message} (line {p.Line}, column {p.Column})" : p.Message))];
}
