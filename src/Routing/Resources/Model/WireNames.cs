using System.Reflection;
using System.Text.Json;

namespace OrleansMesh.Routing.Resources.Model;

/// <summary>The names that members of the model have in manifests.</summary>
public static class WireNames
{
    /// <summary>The name of a field: that of its <see cref="WireNameAttribute"/>, else its own in lower camel case.</summary>
    public static string Of(PropertyInfo property) =>
        property.GetCustomAttribute<WireNameAttribute>()?.Name ?? JsonNamingPolicy.CamelCase.ConvertName(property.Name);

    /// <summary>The name of an enum's value: that of its <see cref="WireNameAttribute"/>, else its own.</summary>
    public static string Of(Enum member) => MemberOf(member).GetCustomAttribute<WireNameAttribute>()?.Name ?? member.ToString();

    internal static FieldInfo MemberOf(Enum member) => member.GetType().GetField(member.ToString())!;
}
