using CsCheck;
using OrleansMesh.Routing.Resources.Model;

namespace OrleansMesh.Manifests.Tests.Generation;

/// <summary>Any instance of a record of the model: each field absent, or any value of its type.</summary>
internal sealed class RecordGen(Type type) : Gen<object>
{
    private readonly (FieldModel Field, Gen<object> Value)[] _fields =
        [.. RecordModel.Of(type).Fields.Select(field => (field, ValueGens.For(field)))];

    /// <summary>One of how many fields is present, on average: enough to meet every pair, few enough for small examples.</summary>
    private const uint OneOf = 3;

    public override object Generate(PCG pcg, Size? min, out Size size)
    {
        var record = Activator.CreateInstance(type)!;
        size = new Size((ulong)0);
        foreach (var (field, value) in _fields)
        {
            if (pcg.Next(OneOf) != 0)
            {
                continue;
            }

            field.Set(record, value.Generate(pcg, null, out var fieldSize));
            size.Add(fieldSize);
            size.Add(new Size((ulong)1));
        }

        return record;
    }
}
