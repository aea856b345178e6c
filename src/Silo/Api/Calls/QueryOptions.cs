using OrleansMesh.Abstractions.Resources;
using OrleansMesh.Silo.Api.Answers;

namespace OrleansMesh.Silo.Api.Calls;

/// <summary>What the parameters of a request ask for. Parameters that do not change what is done (<c>fieldManager</c>, <c>timeout</c>, <c>pretty</c>, <c>limit</c>) are passed over, as the contract allows.</summary>
internal sealed record QueryOptions(bool DryRun, FieldValidation FieldValidation, bool Watch, string? LabelSelector, string? FieldSelector, string? Continue)
{
    /// <summary>Reads the parameters.</summary>
    /// <exception cref="RefusedRequestException">One has a value it cannot have.</exception>
    public static QueryOptions Read(IQueryCollection query) =>
        new(
            DryRuns(query["dryRun"].OfType<string>()),
            Validation(query["fieldValidation"].ToString()),
            query["watch"].ToString() is "true" or "1",
            query["labelSelector"],
            query["fieldSelector"],
            query["continue"]);

    /// <summary>Whether <c>dryRun</c> asks for a trial; <c>All</c> is its only value.</summary>
    public static bool DryRuns(IEnumerable<string> values)
    {
        var given = values.Where(v => v.Length > 0).ToList();
        return given.All(v => v == "All")
            ? given.Count > 0
            : throw new RefusedRequestException(Refusals.BadRequest("invalid dryRun: the only value is All"));
    }

    private static FieldValidation Validation(string text) => text switch
    {
        "" or "Strict" => FieldValidation.Strict,
        "Warn" => FieldValidation.Warn,
        "Ignore" => FieldValidation.Ignore,
        _ => throw new RefusedRequestException(Refusals.BadRequest("invalid fieldValidation: the values are Strict, Warn and Ignore")),
    };
}
