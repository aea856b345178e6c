using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using OrleansMesh.Routing.Analysis;
using OrleansMesh.Routing.Mirroring;
using OrleansMesh.Routing.Resources;
using OrleansMesh.Routing.Resources.MirrorPolicies;
using OrleansMesh.Routing.Resources.Model;

namespace OrleansMesh.Grains.Analysis;

/// <summary>The <c>status</c> of an object, in the form of Istio's <c>IstioStatus</c>. It is worked out for each reader and stored nowhere.</summary>
internal static class AnalysisStatus
{
    private const string Fine = "NoFindings";

    /// <param name="resource">The object.</param>
    /// <param name="messages">What there is to say of it among the others.</param>
    /// <param name="now">The time: some objects switch themselves off.</param>
    public static string Of(MeshResource resource, IReadOnlyList<AnalysisMessage> messages, DateTimeOffset now)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteStartArray("conditions");
            WriteReconciled(json, messages);
            if (resource is MirrorPolicy policy)
            {
                WriteActive(json, policy, now);
            }

            json.WriteEndArray();
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
    private static void WriteReconciled(Utf8JsonWriter json, IReadOnlyList<AnalysisMessage> messages)
    {
        var worst = messages.Where(message => message.Type.Level > AnalysisLevel.Info).MaxBy(message => message.Type.Level);
        WriteCondition(json, "Reconciled", worst is null, worst?.Type.Name ?? Fine, worst is null ? "Everything that the resource refers to is there." : Sentence(worst));
    }

    private static void WriteActive(Utf8JsonWriter json, MirrorPolicy policy, DateTimeOffset now)
    {
        var end = MirrorExpiry.Of(policy);
        var until = end?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        var (isActive, reason, message) = policy.Spec?.Suspend ?? false ? (false, "Suspended", "The mirrors are off: spec.suspend says so.")
            : end <= now ? (false, "Expired", $"The mirrors switched themselves off at {until}.")
            : end is not null ? (true, "Active", $"The mirrors switch themselves off at {until}.")
            : (true, "Active", "The mirrors are on.");
        WriteCondition(json, "Active", isActive, reason, message);
    }

    private static void WriteCondition(Utf8JsonWriter json, string type, bool holds, string reason, string message)
    {
        json.WriteStartObject();
        json.WriteString("type", type);
        json.WriteString("status", holds ? "True" : "False");
        json.WriteString("reason", reason);
        json.WriteString("message", message);
        json.WriteEndObject();
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
