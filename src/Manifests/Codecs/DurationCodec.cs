using OrleansMesh.Manifests.Nodes;
using OrleansMesh.Routing.Resources;
using OrleansMesh.Routing.Validation;

namespace OrleansMesh.Manifests.Codecs;

/// <summary>A duration in Go's syntax, kept as written.</summary>
internal sealed class DurationCodec : ValueCodec
{
    public override object? Read(Node node, FieldPath path, ReadContext context)
    {
        if (node is not ScalarNode { Type: ScalarType.String } scalar)
        {
            context.TypeError(path, "a duration such as 1.5s, 10ms or 1h2m3s", node);
            return null;
        }

        if (!GoDuration.TryParse(scalar.Text, out var value))
        {
            context.Error(path, ConfigErrorReason.Invalid, $"must be a duration such as 1.5s, 10ms or 1h2m3s, not {scalar.Describe()}", node.Mark);
            return null;
        }

        return new ProtoDuration(scalar.Text, value);
    }

    public override Node Write(object value) => new ScalarNode(ScalarType.String, ((ProtoDuration)value).Text);
}
