using System.Globalization;
using OrleansMesh.Manifests.Nodes;
using OrleansMesh.Routing.Resources;
using OrleansMesh.Routing.Validation;

namespace OrleansMesh.Manifests.Codecs;

/// <summary>Kubernetes' <c>IntOrString</c>.</summary>
internal sealed class IntOrStringCodec : ValueCodec
{
    private static readonly IntegerCodec<int> Number = new(orText: false);

    public override object? Read(Node node, FieldPath path, ReadContext context)
    {
        switch (node)
        {
            case ScalarNode { Type: ScalarType.String } text:
                return new IntOrString(null, text.Text);
            case ScalarNode { Type: ScalarType.Number }:
                return Number.Read(node, path, context) is int number ? new IntOrString(number, null) : null;
            default:
                context.TypeError(path, "an integer or a text", node);
                return null;
        }
    }

    public override Node Write(object value) => (IntOrString)value switch
    {
        { Text: { } text } => new ScalarNode(ScalarType.String, text),
        var number => new ScalarNode(ScalarType.Number, (number.Number ?? 0).ToString(CultureInfo.InvariantCulture)),
    };
}
