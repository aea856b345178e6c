using OrleansMesh.Manifests.Nodes;
using OrleansMesh.Routing.Validation;

namespace OrleansMesh.Manifests.Codecs;

internal sealed class BooleanCodec : ValueCodec
{
    public override object? Read(Node node, FieldPath path, ReadContext context)
    {
        if (node is ScalarNode { Type: ScalarType.Boolean } scalar)
        {
            return scalar.Text == "true";
        }

        context.TypeError(path, "true or false", node);
        return null;
    }

    public override Node Write(object value) => new ScalarNode(ScalarType.Boolean, (bool)value ? "true" : "false");
}
