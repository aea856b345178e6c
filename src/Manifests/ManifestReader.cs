using OrleansMesh.Manifests.Codecs;
using OrleansMesh.Manifests.Nodes;
using OrleansMesh.Routing.Validation;

namespace OrleansMesh.Manifests;

/// <summary>Text to resources. Nothing is thrown for a text, however wrong: what is wrong is told, all of it at once.</summary>
public static class ManifestReader
{
    /// <summary>One resource from JSON in UTF-8.</summary>
    public static ManifestRead ReadJson(ReadOnlySpan<byte> utf8, ManifestLimits? limits = null)
    {
        limits ??= ManifestLimits.Default;
        try
        {
            return Bind(JsonTreeReader.Read(utf8, limits), FieldPath.Root, limits);
        }
        catch (UnreadableTextException e)
        {
            return Unreadable(e);
        }
    }

    /// <summary>One resource from a YAML text of one document.</summary>
    public static ManifestRead ReadYaml(string text, ManifestLimits? limits = null)
    {
        limits ??= ManifestLimits.Default;
        try
        {
            return YamlTreeReader.Read(text, limits) switch
            {
                [] => Refused("holds no document", new Mark(1, 1)),
                [var root] => Bind(root, FieldPath.Root, limits),
                [_, var second, ..] => Refused("holds more than one document", second.Mark),
            };
        }
        catch (UnreadableTextException e)
        {
            return Unreadable(e);
        }
    }

    /// <summary>
    /// Every resource of a YAML text, in its order: one for each document that is not empty, and one for each item of a <c>kind: List</c>.
    /// A text that is no YAML as a whole gives one read with that error.
    /// </summary>
    public static IReadOnlyList<ManifestRead> ReadYamlDocuments(string text, ManifestLimits? limits = null)
    {
        limits ??= ManifestLimits.Default;
        try
        {
            return [.. YamlTreeReader.Read(text, limits).SelectMany(root => BindAll(root, limits))];
        }
        catch (UnreadableTextException e)
        {
            return [Unreadable(e)];
        }
    }

    private static IEnumerable<ManifestRead> BindAll(Node root, ManifestLimits limits) =>
        root is MappingNode map && ListManifest.IsList(map) ? ListManifest.Bind(map, limits) : [Bind(root, FieldPath.Root, limits)];

    internal static ManifestRead Bind(Node root, FieldPath path, ManifestLimits limits)
    {
        var context = new ReadContext(limits);
        var resource = ResourceCodec.Read(root, path, context);
        return context.HasErrors
            ? new ManifestRead(null, context.Errors, context.UnknownFields) { Remains = resource }
            : new ManifestRead(resource, [], context.UnknownFields);
    }

    private static ManifestRead Unreadable(UnreadableTextException e) => Refused(e.Message, e.Mark);

    private static ManifestRead Refused(string message, Mark mark) =>
        new(null, [new ManifestProblem(string.Empty, ConfigErrorReason.Invalid, message, mark.Line, mark.Column)], []);
}
