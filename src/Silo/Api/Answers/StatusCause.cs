namespace OrleansMesh.Silo.Api.Answers;

/// <summary>One reason why a request was refused.</summary>
/// <param name="Reason">A Kubernetes cause reason, such as <c>FieldValueInvalid</c>.</param>
/// <param name="Message">In words.</param>
/// <param name="Field">The path of the field.</param>
internal sealed record StatusCause(string Reason, string Message, string Field);
