using System.Text.Json;
using System.Text.Json.Nodes;
using OrleansMesh.Routing.Credentials;
using OrleansMesh.Routing.Resources;
using OrleansMesh.Routing.Resources.Secrets;

namespace OrleansMesh.Grains.Resources;

/// <summary>How a Secret is kept: all entries in <c>data</c>, and no second copy of them in what kubectl notes for its next apply.</summary>
internal static class SecretForm
{
    private const string LastApplied = "kubectl.kubernetes.io/last-applied-configuration";

    private static readonly string[] Entries = ["data", "stringData"];

    /// <summary>The resource as it is kept; every other kind is kept as it is.</summary>
    public static MeshResource Of(MeshResource resource) => resource is Secret secret ? WithoutCopies(SecretEntries.Gathered(secret)) : resource;

    // kubectl compares only the keys of its note with what is applied next, and sends the values whatever they were.
    private static Secret WithoutCopies(Secret secret) => secret.Metadata.Annotations is { } annotations && annotations.TryGetValue(LastApplied, out var note)
        ? secret with
        {
            Metadata = secret.Metadata with
            {
                Annotations = new ValueMap<string>(annotations.Select(entry => entry.Key == LastApplied ? KeyValuePair.Create(entry.Key, Redacted(note)) : entry)),
            },
        }
        : secret;

    private static string Redacted(string note)
    {
        try
        {
            if (JsonNode.Parse(note) is JsonObject applied)
            {
                foreach (var entries in Entries.Select(name => applied[name]).OfType<JsonObject>())
                {
                    foreach (var key in entries.Select(entry => entry.Key).ToArray())
                    {
                        entries[key] = SecretRedaction.Value;
                    }
                }

                return applied.ToJsonString();
            }
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            // Not a note of kubectl's: nobody can say what it holds.
            return "{}";
        }

        return "{}";
    }
}
