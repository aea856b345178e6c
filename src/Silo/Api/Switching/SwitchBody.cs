using System.Text.Json;
using OrleansMesh.Abstractions.Mirroring;
using OrleansMesh.Abstractions.Resources;
using OrleansMesh.Silo.Api.Answers;
using OrleansMesh.Silo.Api.Bodies;
using OrleansMesh.Silo.Api.Calls;

namespace OrleansMesh.Silo.Api.Switching;

/// <summary>What a body asks of the switch of mirroring.</summary>
/// <param name="Suspend">The value of <c>spec.suspend</c>; null where the body does not say.</param>
/// <param name="Reason">The value of <c>spec.reason</c>; null where the body does not say.</param>
/// <param name="ExpectedVersion">The version in <c>metadata.resourceVersion</c>, or null.</param>
/// <param name="Warnings">What was passed over.</param>
internal sealed record SwitchBody(bool? Suspend, string? Reason, long? ExpectedVersion, IReadOnlyList<string> Warnings)
{
    private static readonly string[] KeptMetadata = ["name", "resourceVersion", "creationTimestamp", "uid", "managedFields"];

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 64, AllowDuplicateProperties = false };

    /// <summary>Reads a body, which is JSON.</summary>
    /// <param name="call">The request.</param>
    /// <param name="isPatch">Whether it says only what is to change; otherwise what it leaves out has its default.</param>
    /// <exception cref="RefusedRequestException">It is no such object, or asks for something that is not allowed.</exception>
    public static async Task<SwitchBody> ReadAsync(ApiCall call, bool isPatch)
    {
        var text = await BodyReader.ReadAsync(call.Request, call.Aborted);
        try
        {
            using var json = JsonDocument.Parse(text, Strict);
            return json.RootElement.ValueKind == JsonValueKind.Object
                ? Read(call, json.RootElement, isPatch)
                : throw new RefusedRequestException(Refusals.BadRequest("the body must be one JSON object"));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new RefusedRequestException(Refusals.BadRequest("the body must be one JSON object"));
        }
    }

    private static SwitchBody Read(ApiCall call, JsonElement root, bool isPatch)
    {
        var causes = new List<StatusCause>();
        var unknown = new List<string>();
        var warnings = new List<string>();
        var spec = Part(root, "spec", causes);
        var metadata = Part(root, "metadata", causes);
        UrlAgreement.Require(call, Text(root, "apiVersion", string.Empty, causes), Text(root, "kind", string.Empty, causes), null, Text(metadata, "name", "metadata.", causes));
        unknown.AddRange(Names(root).Except(["apiVersion", "kind", "metadata", "spec", "status"]));
        unknown.AddRange(Names(spec).Except(["suspend", "reason"]).Select(name => $"spec.{name}"));
        warnings.AddRange(Names(metadata).Except(KeptMetadata).Select(name => $"metadata.{LogText.Clean(name)} is not kept: the switch has nothing but its spec"));
        if (unknown.Count > 0 && call.Options.FieldValidation is not FieldValidation.Ignore)
        {
            var sentences = unknown.Select(name => $"unknown field \"{LogText.Clean(name)}\"").ToList();
            if (call.Options.FieldValidation is FieldValidation.Strict)
            {
                throw new RefusedRequestException(Refusals.BadRequest(
                    $"{call.Resource.Kind} in version \"{call.Version}\" cannot be handled as a {call.Resource.Kind}: strict decoding error: {string.Join(", ", sentences)}"));
            }

            warnings.AddRange(sentences);
        }

        var reason = Text(spec, "reason", "spec.", causes);
        if (reason?.Length > MirrorSwitchState.MaxReason)
        {
            causes.Add(new("FieldValueTooLong", $"may not be longer than {MirrorSwitchState.MaxReason} characters", "spec.reason"));
        }
        else if (reason?.Any(char.IsControl) is true)
        {
            causes.Add(new("FieldValueInvalid", "must be one line without control characters", "spec.reason"));
        }

        var suspend = Suspended(spec, causes);
        var version = Version(Text(metadata, "resourceVersion", "metadata.", causes), causes);
        return causes.Count > 0
            ? throw new RefusedRequestException(Refusals.Invalid(call.Resource, call.Name, causes))
            : new(isPatch && !Has(spec, "suspend") ? null : suspend ?? false, isPatch && !Has(spec, "reason") ? null : reason ?? string.Empty, version, warnings);
    }

    private static bool Has(JsonElement parent, string name) => parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out _);

    private static IEnumerable<string> Names(JsonElement parent) => parent.ValueKind == JsonValueKind.Object ? parent.EnumerateObject().Select(field => field.Name) : [];

    private static JsonElement Part(JsonElement root, string name, List<StatusCause> causes)
    {
        var part = root.TryGetProperty(name, out var found) ? found : default;
        if (part.ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Null or JsonValueKind.Object))
        {
            causes.Add(new("FieldValueInvalid", "must be an object", name));
        }

        return part;
    }

    private static string? Text(JsonElement parent, string name, string path, List<StatusCause> causes)
    {
        if (!Has(parent, name) || parent.GetProperty(name) is not { ValueKind: not JsonValueKind.Null } value)
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.String)
        {
            return value.GetString();
        }

        causes.Add(new("FieldValueInvalid", "must be a string", path + name));
        return null;
    }

    private static bool? Suspended(JsonElement spec, List<StatusCause> causes)
    {
        if (!Has(spec, "suspend") || spec.GetProperty("suspend") is not { ValueKind: not JsonValueKind.Null } value)
        {
            return null;
        }

        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return value.GetBoolean();
        }

        causes.Add(new("FieldValueInvalid", "must be true or false", "spec.suspend"));
        return null;
    }

    private static long? Version(string? text, List<StatusCause> causes)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        if (long.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var version))
        {
            return version;
        }

        causes.Add(new("FieldValueInvalid", "must be what the server answered before", "metadata.resourceVersion"));
        return null;
    }
}
