using System.Globalization;
using System.Text;

namespace OrleansMesh.Routing.Validation;

/// <summary>
/// The path of a field, grown link by link on the way down and spelt only where something is wrong there:
/// <c>spec.http[0].match[1].headers[end-user].exact</c>.
/// </summary>
public sealed class FieldPath
{
    private readonly FieldPath? _parent;
    private readonly string? _name;
    private readonly int _index;
    private readonly bool _isKey;

    private FieldPath(FieldPath? parent, string? name, int index, bool isKey)
    {
        _parent = parent;
        _name = name;
        _index = index;
        _isKey = isKey;
    }

    /// <summary>The resource itself; spelt as the empty string.</summary>
    public static FieldPath Root { get; } = new(null, string.Empty, 0, isKey: false);

    /// <summary>A field of the object at this path: <c>.name</c>.</summary>
    public FieldPath Field(string name) => new(this, name, 0, isKey: false);

    /// <summary>An item of the list at this path: <c>[index]</c>, from 0.</summary>
    public FieldPath Index(int index) => new(this, null, index, isKey: false);

    /// <summary>An entry of the map at this path: <c>[key]</c>.</summary>
    public FieldPath Key(string key) => new(this, key, 0, isKey: true);

    /// <inheritdoc/>
    public override string ToString()
    {
        var text = new StringBuilder();
        Spell(text);
        return text.ToString();
    }

    private void Spell(StringBuilder text)
    {
        if (_parent is null)
        {
            return;
        }

        _parent.Spell(text);
        if (_name is null)
        {
            text.Append(CultureInfo.InvariantCulture, $"[{_index}]");
        }
        else if (_isKey)
        {
            text.Append('[').Append(_name).Append(']');
        }
        else
        {
            text.Append(text.Length == 0 ? string.Empty : ".").Append(_name);
        }
    }
}
