using System.Globalization;
using System.Text.Json;
using OrleansMesh.Silo.Api.Answers;
using OrleansMesh.Silo.Api.Calls;
using OrleansMesh.Silo.Api.Negotiation;

namespace OrleansMesh.Silo.Api.Bodies;

/// <summary>The body of a DELETE. What has no meaning here (<c>propagationPolicy</c>, <c>gracePeriodSeconds</c>) is passed over.</summary>
/// <param name="DryRun">Only try.</param>
/// <param name="Revision">The revision the object must be at, or null.</param>
/// <param name="Uid">The uid the object must have, or null.</param>
internal sealed record DeleteOptions(bool DryRun, long? Revision, string? Uid)
{
    private static readonly DeleteOptions None = new(false, null, null);

    /// <exception cref="RefusedRequestException">The body is not such an object, or not JSON.</exception>
    public static DeleteOptions Parse(string? contentType, string body)
    {
        if (body.AsSpan().Trim().IsEmpty)
        {
            return None;
        }

        if (contentType is not null && MediaType.Of(contentType) != MediaType.Json)
        {
            throw new RefusedRequestException(Refusals.UnsupportedMediaType($"the options of a deletion are {MediaType.Json}"));
        }

        try
        {
            using var document = JsonDocument.Parse(body);
            return Read(document.RootElement);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new RefusedRequestException(Refusals.BadRequest("the body of a deletion must be a JSON object of kind DeleteOptions"));
        }
    }

    private static DeleteOptions Read(JsonElement root)
    {
        var dryRun = root.TryGetProperty("dryRun", out var values) && values.ValueKind != JsonValueKind.Null
            && QueryOptions.DryRuns(values.EnumerateArray().Select(v => v.GetString() ?? string.Empty));
        return root.TryGetProperty("preconditions", out var wanted) && wanted.ValueKind != JsonValueKind.Null
            ? new DeleteOptions(dryRun, ParseRevision(Text(wanted, "resourceVersion")), Text(wanted, "uid"))
            : new DeleteOptions(dryRun, null, null);
    }

    private static string? Text(JsonElement parent, string name) => parent.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static long? ParseRevision(string? text) =>
        text is null ? null
        : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var revision) ? revision
        : throw new RefusedRequestException(Refusals.BadRequest("preconditions.resourceVersion must be a whole number in decimal"));
}
