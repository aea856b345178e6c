namespace OrleansMesh.Abstractions.Resources;

/// <summary>One thing that is wrong with one field.</summary>
/// <param name="Reason">A Kubernetes cause reason, such as <c>FieldValueInvalid</c>.</param>
/// <param name="Field">The path of the field, such as <c>spec.http[0].mirror.host</c>.</param>
/// <param name="Message">What is wrong, in words.</param>
[GenerateSerializer, Immutable, Alias("orleansmesh.FieldProblem")]
public sealed record FieldProblem(
    [property: Id(0)] string Reason,
    [property: Id(1)] string Field,
    [property: Id(2)] string Message)
{
    /// <summary>The reason of a field that the kind does not have. Not one of Kubernetes' causes: it answers such a field in a sentence.</summary>
    public const string UnknownField = "FieldUnknown";
}
