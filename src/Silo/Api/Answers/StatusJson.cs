using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace OrleansMesh.Silo.Api.Answers;

/// <summary>Writes <see cref="Status"/> without reflection.</summary>
[JsonSerializable(typeof(Status))]
internal sealed partial class StatusJson : JsonSerializerContext
{
    // The text never stands inside of HTML: quotes and letters beyond ASCII stay readable.
    private static readonly StatusJson Readable = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    public static string Write(Status status) => JsonSerializer.Serialize(status, Readable.Status);
}
