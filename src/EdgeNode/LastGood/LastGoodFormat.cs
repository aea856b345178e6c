using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using OrleansMesh.Abstractions.Resources;
using OrleansMesh.EdgeNode.Feed;

namespace OrleansMesh.EdgeNode.LastGood;

/// <summary>
/// The bytes of a last good file: a line <c>orleansmesh-last-good 1 LENGTH SHA256</c>, then JSON of that length with that checksum: the mesh,
/// the revision, and every document as it came.
/// </summary>
internal static class LastGoodFormat
{
    private const string Magic = "orleansmesh-last-good 1";
    private const byte LineFeed = (byte)'\n';

    // Longer than any header line; a file without a line end so far is not ours.
    private const int MaxHeader = 256;

    /// <summary>The content, without its header.</summary>
    public static byte[] Content(HeldMesh mesh)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteString("mesh", mesh.MeshId);
            json.WriteNumber("revision", mesh.Revision);
            json.WriteStartArray("resources");
            foreach (var (id, document) in mesh.Documents.OrderBy(entry => entry.Key.ToString(), StringComparer.Ordinal))
            {
                json.WriteStartObject();
                json.WriteString("kind", id.Kind);
                json.WriteString("namespace", id.Namespace);
                json.WriteString("name", id.Name);
                json.WriteString("document", document);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return stream.ToArray();
    }

    /// <summary>The header line for <paramref name="content"/>.</summary>
    public static byte[] Header(ReadOnlySpan<byte> content) => Encoding.ASCII.GetBytes(
        string.Create(CultureInfo.InvariantCulture, $"{Magic} {content.Length} {Convert.ToHexStringLower(SHA256.HashData(content))}\n"));

    /// <summary>Reads a file, or says why it is none.</summary>
    public static (HeldMesh? Mesh, string? Problem) Read(ReadOnlySpan<byte> file)
    {
        var end = file[..Math.Min(file.Length, MaxHeader)].IndexOf(LineFeed);
        if (end < 0)
        {
            return (null, "it has no header");
        }

        // The only header that is right for these bytes: compared as a whole, so that no byte of it can differ.
        var content = file[(end + 1)..];
        if (!file[..(end + 1)].SequenceEqual(Header(content)))
        {
            return (null, "its checksum does not fit, or it is of another version");
        }

        try
        {
            using var json = JsonDocument.Parse(content.ToArray());
            return (Read(json.RootElement), null);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return (null, $"it does not read: {e.Message}");
        }
    }

    private static HeldMesh Read(JsonElement root) => HeldMesh.Of(
        Text(root, "mesh"),
        root.GetProperty("revision").GetInt64(),
        [.. root.GetProperty("resources").EnumerateArray().Select(resource => KeyValuePair.Create(
            new ResourceId(Text(resource, "kind"), Text(resource, "namespace"), Text(resource, "name")),
            Text(resource, "document")))]);

    private static string Text(JsonElement element, string name) =>
        element.GetProperty(name).GetString() ?? throw new FormatException($"{name} is null");
}
