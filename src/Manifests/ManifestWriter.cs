using System.Text;
using OrleansMesh.Manifests.Codecs;
using OrleansMesh.Manifests.Nodes;
using OrleansMesh.Manifests.Writing;
using OrleansMesh.Routing.Resources;

namespace OrleansMesh.Manifests;

/// <summary>
/// Resources to text, without loss: reading the text again gives an equal resource. The order of the fields is fixed (<c>apiVersion</c>,
/// <c>kind</c>, <c>metadata</c>, <c>spec</c>, <c>status</c>; inside them that of the records), absent fields are left out, empty ones are not.
/// </summary>
public static class ManifestWriter
{
    /// <summary>The resource as JSON on one line, without spaces between tokens.</summary>
    /// <exception cref="ArgumentException">A number is not finite, which no text that was read can hold.</exception>
    public static string ToJson(MeshResource resource) => JsonText.Of(ResourceCodec.Write(resource));

    /// <summary>The resource as one YAML document in block style, with a line feed at the end.</summary>
    /// <exception cref="ArgumentException">A number is not finite, which no text that was read can hold.</exception>
    public static string ToYaml(MeshResource resource) => YamlText.Of(ResourceCodec.Write(resource));

    /// <summary>Any JSON text of the mesh's own, such as a list of resources, as one YAML document.</summary>
    /// <exception cref="ArgumentException">The text is not JSON.</exception>
    public static string ToYaml(string json)
    {
        try
        {
            return YamlText.Of(JsonTreeReader.Read(Encoding.UTF8.GetBytes(json), new ManifestLimits { MaxBytes = int.MaxValue, MaxNodes = int.MaxValue }));
        }
        catch (UnreadableTextException e)
        {
            throw new ArgumentException(e.Message, nameof(json), e);
        }
    }
}
