using OrleansMesh.Silo.Api.Answers;
using OrleansMesh.Silo.Api.Bodies;

namespace OrleansMesh.Silo.Api.Selectors;

/// <summary>One part of a field selector.</summary>
internal sealed record FieldRequirement(string Field, bool IsEqual, string Value)
{
    public static IReadOnlyList<FieldRequirement> ParseAll(string text) =>
        [.. text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Parse)];

    public bool Holds(ObjectOutline outline) => (Field == "metadata.name" ? outline.Name : outline.Namespace) == Value == IsEqual;

    private static FieldRequirement Parse(string term)
    {
        var equals = term.IndexOf('=', StringComparison.Ordinal);
        if (equals < 1)
        {
            throw new RefusedRequestException(Refusals.BadRequest($"invalid field selector: '{term}' is not of the form field=value"));
        }

        var isEqual = term[equals - 1] != '!';
        var field = term[..(isEqual ? equals : equals - 1)].Trim();
        if (field is not ("metadata.name" or "metadata.namespace"))
        {
            throw new RefusedRequestException(Refusals.BadRequest($"field label not supported: {field}"));
        }

        var value = term[(equals + 1)..];
        return new FieldRequirement(field, isEqual, (value.StartsWith('=') ? value[1..] : value).Trim());
    }
}
