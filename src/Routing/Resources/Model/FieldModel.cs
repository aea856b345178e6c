using System.Reflection;

namespace OrleansMesh.Routing.Resources.Model;

/// <summary>One field of a record of the resource model, as manifests know it.</summary>
public sealed class FieldModel
{
    private readonly PropertyInfo _property;

    internal FieldModel(PropertyInfo property)
    {
        _property = property;
        Name = WireNames.Of(property);
        AlternateName = property.GetCustomAttribute<AlternateNameAttribute>()?.Name;
        Honour = Honour.Of(property);
        IsBase64 = property.IsDefined(typeof(Base64Attribute));
    }

    /// <summary>The name in manifests.</summary>
    public string Name { get; }

    /// <summary>A second name that is read but never written, or null.</summary>
    public string? AlternateName { get; }

    /// <summary>The type of the value, without <c>Nullable</c>.</summary>
    public Type Type => Nullable.GetUnderlyingType(_property.PropertyType) ?? _property.PropertyType;

    /// <summary>Whether the edge acts on the field, and whether it is deprecated.</summary>
    public Honour Honour { get; }

    /// <summary>Whether the text must be base64.</summary>
    public bool IsBase64 { get; }

    /// <summary>The value in <paramref name="record"/>; null where it is absent.</summary>
    public object? Get(object record) => _property.GetValue(record);

    /// <summary>Sets the value, or makes it absent by null, in a record that nobody else has seen yet.</summary>
    public void Set(object record, object? value) => _property.SetValue(record, value);
}
