using System.Globalization;
using System.Numerics;
using OrleansMesh.Manifests.Nodes;
using OrleansMesh.Routing.Validation;

namespace OrleansMesh.Manifests.Codecs;

/// <summary>An integer of a fixed width. Integers of 64 bits may also stand as text, as in proto3's JSON.</summary>
internal sealed class IntegerCodec<T>(bool orText) : ValueCodec
    where T : struct, IBinaryInteger<T>, IMinMaxValue<T>
{
    public override object? Read(Node node, FieldPath path, ReadContext context)
    {
        if (node is not ScalarNode scalar || !(scalar.Type == ScalarType.Number || (orText && scalar.Type == ScalarType.String)))
        {
            context.TypeError(path, "an integer", node);
            return null;
        }

        if (!IntegerText.TryParse(scalar.Text, out var value))
        {
            context.TypeError(path, "an integer", node);
            return null;
        }

        if (value < BigInteger.CreateChecked(T.MinValue) || value > BigInteger.CreateChecked(T.MaxValue))
        {
            context.Error(path, ConfigErrorReason.Invalid, $"must be an integer from {T.MinValue} to {T.MaxValue}", node.Mark);
            return null;
        }

        return T.CreateChecked(value);
    }

    public override Node Write(object value) => new ScalarNode(ScalarType.Number, ((T)value).ToString(null, CultureInfo.InvariantCulture));
}
