using System.Buffers.Text;
using OrleansMesh.Manifests.Nodes;
using OrleansMesh.Routing.Validation;

namespace OrleansMesh.Manifests.Codecs;

/// <summary>Bytes as base64 text, which is kept as written. Both alphabets are read, as in proto3's JSON.</summary>
internal sealed class Base64Codec : ValueCodec
{
    public override object? Read(Node node, FieldPath path, ReadContext context)
    {
        if (node is not ScalarNode { Type: ScalarType.String } text)
        {
            context.TypeError(path, "base64 text", node);
            return null;
        }

        if (!Base64.IsValid(text.Text) && !Base64Url.IsValid(text.Text))
        {
            context.Error(path, ConfigErrorReason.Invalid, "is not valid base64", node.Mark);
            return null;
        }

        return text.Text;
    }

    public override Node Write(object value) => new ScalarNode(ScalarType.String, (string)value);
}
