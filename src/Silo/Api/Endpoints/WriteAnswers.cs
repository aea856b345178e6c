using System.Collections.Immutable;
using System.Text;
using OrleansMesh.Abstractions.Resources;
using OrleansMesh.Silo.Api.Answers;
using OrleansMesh.Silo.Api.Bodies;
using OrleansMesh.Silo.Api.Calls;

namespace OrleansMesh.Silo.Api.Endpoints;

/// <summary>What a write came to, in Kubernetes' words.</summary>
internal static class WriteAnswers
{
    private const string Modified = "the object has been modified; please apply your changes to the latest version and try again";

    public static ApiAnswer From(ApiCall call, string name, WriteResult result) => result.Outcome switch
    {
        WriteOutcome.Created => Written(call, StatusCodes.Status201Created, result),
        WriteOutcome.Updated or WriteOutcome.Unchanged => Written(call, StatusCodes.Status200OK, result),
        WriteOutcome.Deleted => Deleted(call, name, result.Resource!),
        WriteOutcome.NotFound => Refusals.NotFound(call.Resource, name),
        WriteOutcome.AlreadyExists => Refusals.AlreadyExists(call.Resource, name),
        WriteOutcome.Conflict => Conflict(call, name, result),
        WriteOutcome.Malformed => Malformed(call, result.Errors),
        WriteOutcome.Invalid => Refusals.Invalid(call.Resource, name, Causes(result.Errors)),
        _ => Refusals.TooManyRequests("more writes wait than the control plane takes on; nothing was written, repeat it a little later"),
    };

    public static IReadOnlyList<StatusCause> Causes(IEnumerable<FieldProblem> problems) =>
        [.. problems.Select(p => new StatusCause(p.Reason is FieldProblem.UnknownField ? "FieldValueInvalid" : p.Reason, p.Message, p.Field))];

    public static StatusAnswer Malformed(ApiCall call, ImmutableArray<FieldProblem> problems)
    {
        var isStrict = problems.All(p => p.Reason is FieldProblem.UnknownField or "FieldValueDuplicate");
        var prefix = $"{call.Resource.Kind} in version \"{call.Version}\" cannot be handled as a {call.Resource.Kind}: ";
        return Refusals.BadRequest($"{prefix}{(isStrict ? "strict decoding error: " : string.Empty)}{string.Join(", ", problems.Select(Sentence))}");
    }

    private static DocumentAnswer Written(ApiCall call, int code, WriteResult result) =>
        new(code, ObjectText.InVersion(result.Resource!.Json, call.ApiVersion)) { Warnings = [.. result.Warnings.Select(Sentence)] };

    private static StatusAnswer Deleted(ApiCall call, string name, StoredResource last)
    {
        var details = new StatusDetails
        {
            Name = name,
            Group = call.Resource.Group.Length == 0 ? null : call.Resource.Group,
            Kind = call.Resource.Plural,
            Uid = ObjectOutline.Read(Encoding.UTF8.GetBytes(last.Json)).Uid,
        };
        return new StatusAnswer(new Status { Outcome = "Success", Code = StatusCodes.Status200OK, Details = details });
    }

    private static StatusAnswer Conflict(ApiCall call, string name, WriteResult result)
    {
        var uid = result.Errors.FirstOrDefault(e => e.Field == "metadata.uid");
        return Refusals.Conflict(call.Resource, name, uid is null ? Modified : $"Precondition failed: the uid {uid.Message}");
    }

    private static string Sentence(FieldProblem problem) => problem.Reason switch
    {
        FieldProblem.UnknownField => $"unknown field \"{problem.Field}\"",
        "FieldValueDuplicate" => $"duplicate field \"{problem.Field}\"",

        // Warnings of the resource model name the field themselves.
        _ => problem.Field.Length == 0 || problem.Message.StartsWith(problem.Field, StringComparison.Ordinal) ? problem.Message : $"{problem.Field}: {problem.Message}",
    };
}
