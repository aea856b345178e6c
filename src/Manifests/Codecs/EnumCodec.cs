using OrleansMesh.Manifests.Nodes;
using OrleansMesh.Routing.Resources.Model;
using OrleansMesh.Routing.Validation;

namespace OrleansMesh.Manifests.Codecs;

/// <summary>An enum by the names that its values have in manifests.</summary>
internal sealed class EnumCodec : ValueCodec
{
    private readonly OrderedDictionary<string, object> _values = [];
    private readonly Dictionary<object, string> _names = [];
    private readonly string _allowed;

    public EnumCodec(Type type)
    {
        foreach (var value in Enum.GetValues(type))
        {
            var name = WireNames.Of((Enum)value);
            _values.Add(name, value);
            _names.Add(value, name);
        }

        _allowed = string.Join(", ", _values.Keys);
    }

    public override object? Read(Node node, FieldPath path, ReadContext context)
    {
        if (node is not ScalarNode { Type: ScalarType.String } scalar)
        {
            context.TypeError(path, $"one of {_allowed}", node);
            return null;
        }

        if (!_values.TryGetValue(scalar.Text, out var value))
        {
            context.Error(path, ConfigErrorReason.NotSupported, $"must be one of {_allowed}, not {scalar.Describe()}", node.Mark);
            return null;
        }

        return value;
    }

    public override Node Write(object value) => new ScalarNode(ScalarType.String, _names[value]);
}
