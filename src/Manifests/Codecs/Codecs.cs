using System.Collections.Concurrent;
using OrleansMesh.Routing.Resources;
using OrleansMesh.Routing.Resources.Model;

namespace OrleansMesh.Manifests.Codecs;

/// <summary>The codec of every type of the resource model, made at its first use and kept.</summary>
internal static class Codecs
{
    private static readonly Base64Codec Base64 = new();

    private static readonly MapCodec<string> Base64Map = new(Base64);

    private static readonly ConcurrentDictionary<Type, ValueCodec> ByType = new(
    [
        new(typeof(string), new StringCodec()),
        new(typeof(bool), new BooleanCodec()),
        new(typeof(int), new IntegerCodec<int>(orText: false)),
        new(typeof(uint), new IntegerCodec<uint>(orText: false)),
        new(typeof(long), new IntegerCodec<long>(orText: true)),
        new(typeof(ulong), new IntegerCodec<ulong>(orText: true)),
        new(typeof(double), new DoubleCodec()),
        new(typeof(ProtoDuration), new DurationCodec()),
        new(typeof(IntOrString), new IntOrStringCodec()),
        new(typeof(RawJson), new RawJsonCodec()),
    ]);

    /// <summary>The codec of a field's values.</summary>
    public static ValueCodec For(FieldModel field) => !field.IsBase64 ? For(field.Type) : field.Type == typeof(ValueMap<string>) ? Base64Map : Base64;

    /// <summary>The codec of a type.</summary>
    public static ValueCodec For(Type type) => ByType.GetOrAdd(type, Make);

    private static ValueCodec Make(Type type)
    {
        if (type.IsEnum)
        {
            return new EnumCodec(type);
        }

        if (!type.IsGenericType)
        {
            return new RecordCodec(type);
        }

        var item = type.GenericTypeArguments[0];
        var codec = type.GetGenericTypeDefinition() == typeof(ValueList<>) ? typeof(ListCodec<>) : typeof(MapCodec<>);
        return (ValueCodec)Activator.CreateInstance(codec.MakeGenericType(item), For(item))!;
    }
}
