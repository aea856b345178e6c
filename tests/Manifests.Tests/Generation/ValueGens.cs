using CsCheck;
using OrleansMesh.Routing.Resources;
using OrleansMesh.Routing.Resources.Model;

namespace OrleansMesh.Manifests.Tests.Generation;

/// <summary>Any value of any type of the model.</summary>
internal static class ValueGens
{
    private static readonly Gen<object> Base64 = Gen.Byte.Array[0, 9].Select(bytes => (object)Convert.ToBase64String(bytes));

    private static readonly Dictionary<string, TimeSpan> Durations = new()
    {
        ["0s"] = TimeSpan.Zero,
        ["0"] = TimeSpan.Zero,
        ["1s"] = TimeSpan.FromSeconds(1),
        ["1.5s"] = TimeSpan.FromMilliseconds(1500),
        ["10ms"] = TimeSpan.FromMilliseconds(10),
        ["1h2m3.5s"] = new(0, 1, 2, 3, 500),
        ["-1s"] = TimeSpan.FromSeconds(-1),
        ["+2m"] = TimeSpan.FromMinutes(2),
        ["1us"] = TimeSpan.FromMicroseconds(1),
        ["1µs"] = TimeSpan.FromMicroseconds(1),
        ["100ns"] = TimeSpan.FromTicks(1),
        [".5h"] = TimeSpan.FromMinutes(30),
        ["2540400h"] = TimeSpan.FromHours(2_540_400),
    };

    private static readonly Gen<object> Duration = Gen
        .Int[0, 12]
        .Select(i => (object)new ProtoDuration(Durations.Keys.ElementAt(i), Durations.Values.ElementAt(i)));

    public static Gen<object> For(FieldModel field) => !field.IsBase64 ? For(field.Type) : field.Type == typeof(string) ? Base64 : MapOf<string>(Base64);

    public static Gen<object> For(Type type)
    {
        if (type == typeof(string))
        {
            return TextGens.Any.Select(text => (object)text);
        }

        if (type.IsEnum)
        {
            var values = Enum.GetValues(type);
            return Gen.Int[0, values.Length - 1].Select(i => values.GetValue(i)!);
        }

        if (type.IsGenericType)
        {
            var name = type.GetGenericTypeDefinition() == typeof(ValueList<>) ? nameof(ListOf) : nameof(MapOf);
            var item = type.GenericTypeArguments[0];
            return (Gen<object>)typeof(ValueGens).GetMethod(name)!.MakeGenericMethod(item).Invoke(null, [For(item)])!;
        }

        return RecordModel.IsRecord(type) ? new RecordGen(type) : Scalar(type);
    }

    public static Gen<object> ListOf<T>(Gen<object> item) =>
        item.Array[0, 3].Select(items => (object)ValueList.From(items.Cast<T>()));

    public static Gen<object> MapOf<T>(Gen<object> value) => Gen
        .Select(TextGens.Any, value)
        .Array[0, 3]
        .Select(entries => (object)new ValueMap<T>(entries.DistinctBy(e => e.Item1).Select(e => KeyValuePair.Create(e.Item1, (T)e.Item2))));

    private static Gen<object> Scalar(Type type) => Type.GetTypeCode(type) switch
    {
        TypeCode.Boolean => Gen.Bool.Select(v => (object)v),
        TypeCode.Int32 => Gen.Int.Select(v => (object)v),
        TypeCode.UInt32 => Gen.UInt.Select(v => (object)v),
        TypeCode.Int64 => Gen.Long.Select(v => (object)v),
        TypeCode.UInt64 => Gen.ULong.Select(v => (object)v),
        TypeCode.Double => Gen.OneOf(Gen.Double[0, 100], Gen.Double.Where(double.IsFinite), Gen.OneOf(0d, 0.1, 1e-300, 1e300, 100)).Select(v => (object)v),
        _ when type == typeof(ProtoDuration) => Duration,
        _ when type == typeof(IntOrString) => Gen.OneOf(
            Gen.Int.Select(v => (object)new IntOrString(v, null)),
            TextGens.Any.Select(v => (object)new IntOrString(null, v))),
        _ when type == typeof(RawJson) => Gen.OneOf(
            (object)new RawJson("{}"), new RawJson("[]"), new RawJson("""{"a":[1,1.50,-2e9,true,null,"x\ny"],"":{"b":{}}}""")),
        _ => throw new ArgumentException($"There is no generator for {type}."),
    };
}
