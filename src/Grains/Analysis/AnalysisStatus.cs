using System.Buffers;
using System.Text;
using System.Text.Json;
using OrleansMesh.Routing.Analysis;
using OrleansMesh.Routing.Resources;
using OrleansMesh.Routing.Resources.Model;

namespace OrleansMesh.Grains.Analysis;

/// <summary>The <c>status</c> of an object, in the form of Istio's <c>IstioStatus</c>. It is worked out for each reader and stored nowhere.</summary>
internal static class AnalysisStatus
{
    private const string Fine = "NoFindings";

    public static string Of(MeshResource resource, IReadOnlyList<AnalysisMessage> messages)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            WriteCondition(json, messages);
            json.WriteNumber("observedGeneration", resource.Metadata.Generation ?? 1);
            if (messages.Count > 0)
            {
                WriteMessages(json, messages);
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    // What is only worth knowing does not make a resource look broken.
    private static void WriteCondition(Utf8JsonWriter json, IReadOnlyList<AnalysisMessage> messages)
    {
        var worst = messages.Where(message => message.Type.Level > AnalysisLevel.Info).MaxBy(message => message.Type.Level);
        json.WriteStartArray("conditions");
        json.WriteStartObject();
        json.WriteString("type", "Reconciled");
        json.WriteString("status", worst is null ? "True" : "False");
        json.WriteString("reason", worst?.Type.Name ?? Fine);
        json.WriteString("message", worst is null ? "Everything that the resource refers to is there." : Sentence(worst));
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void WriteMessages(Utf8JsonWriter json, IReadOnlyList<AnalysisMessage> messages)
    {
        json.WriteStartArray("validationMessages");
        foreach (var message in messages)
        {
            json.WriteStartObject();
            json.WriteStartObject("type");
            json.WriteString("name", message.Type.Name);
            json.WriteString("code", message.Type.Code);
            json.WriteEndObject();
            json.WriteString("level", WireNames.Of(message.Type.Level));
            if (message.Type.DocumentationUrl is { } url)
            {
                json.WriteString("documentationUrl", url);
            }

            json.WriteString("message", Sentence(message));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static string Sentence(AnalysisMessage message) => message.Path.Length == 0 ? message.Text : $"{message.Path}: {message.Text}";
}
