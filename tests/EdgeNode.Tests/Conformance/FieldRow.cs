using OrleansMesh.Routing.Resources;
using OrleansMesh.Routing.Resources.Model;

namespace OrleansMesh.EdgeNode.Tests.Conformance;

/// <summary>One field, or one value of an enum, in the table of compatibility. A record that stands in several places is listed where it is met first.</summary>
/// <param name="Kind">The kind of resource.</param>
/// <param name="Path">Where it stands, such as <c>spec.http[].timeout</c>.</param>
/// <param name="Owner">The record, or the enum, that it is of.</param>
/// <param name="Name">Its name there.</param>
/// <param name="Standing">What the mesh does with it.</param>
/// <param name="IsHonoured">Whether the edge acts on it.</param>
internal sealed record FieldRow(ResourceKind Kind, string Path, Type Owner, string Name, string Standing, bool IsHonoured)
{
    /// <summary>How <see cref="ShowsAttribute"/> names it.</summary>
    public string Key => $"{Owner.Name}.{Name}";

    /// <summary>Every field of a kind, in the order of the model.</summary>
    public static IEnumerable<FieldRow> Of(KindDescriptor kind, HashSet<Type> seen) => Of(kind.Kind, kind.ResourceType, string.Empty, null, seen);

    private static IEnumerable<FieldRow> Of(ResourceKind kind, Type type, string path, string? outer, HashSet<Type> seen)
    {
        // What is inside a field that is not honoured is not honoured either, but may be elsewhere: a record met there is met again.
        if (outer is null && !seen.Add(type))
        {
            yield break;
        }

        foreach (var field in RecordModel.Of(type).Fields)
        {
            var at = $"{path}{(path.Length == 0 ? string.Empty : ".")}{field.Name}{Brackets(field.Type)}";
            var reason = field.Honour.NotHonoured ?? outer;
            yield return Row(kind, at, type, field.Name, field.Honour, reason);
            var item = Item(field.Type);
            foreach (var row in item.IsEnum ? Values(kind, at, item, reason, seen) : RecordModel.IsRecord(item) ? Of(kind, item, at, reason, seen) : [])
            {
                yield return row;
            }
        }
    }

    private static IEnumerable<FieldRow> Values(ResourceKind kind, string path, Type type, string? outer, HashSet<Type> seen) => outer is null && !seen.Add(type)
        ? []
        : Enum.GetValues(type).Cast<Enum>().Select(value => Row(kind, $"{path}: {WireNames.Of(value)}", type, WireNames.Of(value), Honour.Of(value), Honour.Of(value).NotHonoured ?? outer));

    private static FieldRow Row(ResourceKind kind, string path, Type owner, string name, Honour honour, string? reason)
    {
        var standing = honour.Refused is { } refused ? $"refused: {refused}"
            : reason is not null ? $"accepted with a warning: {reason}"
            : honour.Deprecated is { } advice ? $"honoured; deprecated, {advice}"
            : "honoured";
        return new(kind, path, owner, name, standing, honour.Refused is null && reason is null);
    }

    private static Type Item(Type type) => type.IsGenericType ? type.GenericTypeArguments[0] : type;

    private static string Brackets(Type type) => !type.IsGenericType ? string.Empty : type.GetGenericTypeDefinition() == typeof(ValueList<>) ? "[]" : "{}";
}
