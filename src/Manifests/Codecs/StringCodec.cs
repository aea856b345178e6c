using OrleansMesh.Manifests.Nodes;
using OrleansMesh.Routing.Validation;

namespace OrleansMesh.Manifests.Codecs;

internal sealed class StringCodec : ValueCodec
{
    public override object? Read(Node node, FieldPath path, ReadContext context)
    {
        if (node is ScalarNode { Type: ScalarType.String } text)
        {
            return text.Text;
        }

        context.TypeError(path, "a text", node);
        return null;
    }

    public override Node Write(object value) => new ScalarNode(ScalarType.String, (string)value);
}
