using OrleansMesh.Manifests.Nodes;
using OrleansMesh.Routing.Validation;

namespace OrleansMesh.Manifests.Codecs;

/// <summary>Reads values of one type of the resource model from a tree, and writes them to one.</summary>
internal abstract class ValueCodec
{
    /// <summary>The value, or null after the reason was told to <paramref name="context"/>.</summary>
    public abstract object? Read(Node node, FieldPath path, ReadContext context);

    /// <summary>The tree of a value that <see cref="Read"/> would read back.</summary>
    public abstract Node Write(object value);
}
