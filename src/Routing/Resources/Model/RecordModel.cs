using System.Collections.Concurrent;
using System.Reflection;

namespace OrleansMesh.Routing.Resources.Model;

/// <summary>The fields of one record of the resource model: what readers, writers and validators walk. Made once for each type and kept.</summary>
public sealed class RecordModel
{
    private static readonly ConcurrentDictionary<Type, RecordModel> Models = new();

    private RecordModel(Type type)
    {
        Type = type;
        Fields = ValueList.From(type
            .GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(p => p.SetMethod is not null)
            .OrderBy(p => p.MetadataToken)
            .Select(p => new FieldModel(p)));
    }

    /// <summary>The record's type.</summary>
    public Type Type { get; }

    /// <summary>The fields, in the order they are declared and written. For a resource: only those of its kind (<c>spec</c>).</summary>
    public ValueList<FieldModel> Fields { get; }

    /// <summary>Whether a type is a record of the model, and not a value such as <see cref="ProtoDuration"/> or <see cref="RawJson"/>.</summary>
    public static bool IsRecord(Type type) =>
        type is { IsClass: true, IsGenericType: false }
        && type.Assembly == typeof(RecordModel).Assembly
        && type != typeof(RawJson);

    /// <summary>The model of <paramref name="type"/>.</summary>
    public static RecordModel Of(Type type) => Models.GetOrAdd(type, static t => new RecordModel(t));
}
