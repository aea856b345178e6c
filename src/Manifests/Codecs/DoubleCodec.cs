using System.Globalization;
using OrleansMesh.Manifests.Nodes;
using OrleansMesh.Routing.Validation;

namespace OrleansMesh.Manifests.Codecs;

internal sealed class DoubleCodec : ValueCodec
{
    public override object? Read(Node node, FieldPath path, ReadContext context)
    {
        if (node is not ScalarNode { Type: ScalarType.Number } scalar)
        {
            context.TypeError(path, "a number", node);
            return null;
        }

        if (!double.TryParse(scalar.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || !double.IsFinite(value))
        {
            context.Error(path, ConfigErrorReason.Invalid, "must be a finite number", node.Mark);
            return null;
        }

        return value;
    }

    public override Node Write(object value) => double.IsFinite((double)value)
        ? new ScalarNode(ScalarType.Number, ((double)value).ToString("R", CultureInfo.InvariantCulture))
        : throw new ArgumentException($"{value} cannot be written: manifests hold finite numbers only.", nameof(value));
}
