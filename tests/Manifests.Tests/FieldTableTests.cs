using OrleansMesh.Manifests.Tests.External;
using OrleansMesh.Routing.Resources;
using OrleansMesh.Routing.Resources.Model;

namespace OrleansMesh.Manifests.Tests;

/// <summary>The model against the table of Istio's fields: everything that is there, and nothing else.</summary>
public sealed class FieldTableTests
{
    private const int AllFields = 280;

    private static readonly Dictionary<string, Type> Scalars = new()
    {
        ["string"] = typeof(string),
        ["bytes"] = typeof(string),
        ["bool"] = typeof(bool),
        ["int32"] = typeof(int),
        ["uint32"] = typeof(uint),
        ["uint64"] = typeof(ulong),
        ["double"] = typeof(double),
        ["google.protobuf.BoolValue"] = typeof(bool),
        ["google.protobuf.UInt32Value"] = typeof(uint),
        ["google.protobuf.UInt64Value"] = typeof(ulong),
        ["google.protobuf.DoubleValue"] = typeof(double),
        ["google.protobuf.Duration"] = typeof(ProtoDuration),
    };

    [Fact]
    public void EveryFieldOfIstio_IsInTheModel_AndNoOther()
    {
        var rows = FieldTable.Read();
        Assert.Equal(AllFields, rows.Count);

        var expected = rows
            .Where(row => !Messages.OfStatus.Contains(row.Message))
            .Select(row => $"{Messages.RecordOf(row).Name}.{row.Name}")
            .Order(StringComparer.Ordinal);
        var actual = Messages.All
            .SelectMany(type => RecordModel.Of(type).Fields.Select(field => $"{type.Name}.{field.Name}"))
            .Order(StringComparer.Ordinal);
        Assert.Equal(expected, actual);
    }

    [Fact]
    public void EveryField_HasTheTypeOfTheTable()
    {
        var offenders =
            from row in FieldTable.Read()
            where !Messages.OfStatus.Contains(row.Message)
            let field = RecordModel.Of(Messages.RecordOf(row)).Fields.Single(f => f.Name == row.Name)
            let expected = TypeOf(row)
            where expected != field.Type
            select $"{row.Message}.{row.Name} is {row.Type}, not {field.Type}";
        Assert.Empty(offenders);
    }

    [Fact]
    public void EveryDeprecatedField_IsMarked()
    {
        var deprecated = FieldTable.Read().Where(row => row.Remark.Contains("DEPRECATED", StringComparison.Ordinal)).ToList();
        Assert.Equal(6, deprecated.Count);
        Assert.All(deprecated, row => Assert.NotNull(RecordModel.Of(Messages.RecordOf(row)).Fields.Single(f => f.Name == row.Name).Honour.Deprecated));
    }

    [Fact]
    public void EveryEnum_HasTheNamesAndNumbersOfTheTable()
    {
        var enums = FieldTable.ReadEnums();
        Assert.Equal(10, enums.Count);
        foreach (var (name, values) in enums)
        {
            var actual = Enum.GetValues(Messages.EnumOf(name)).Cast<Enum>().Select(v => $"{WireNames.Of(v)} = {Convert.ToInt32(v, null)}");
            Assert.Equal(values, actual);
        }
    }

    [Fact]
    public void MirrorPercent_HasItsSecondName()
    {
        var field = RecordModel.Of(typeof(Routing.Resources.VirtualServices.HttpRoute)).Fields.Single(f => f.AlternateName is not null);
        Assert.Equal(("mirrorPercent", "mirror_percent"), (field.Name, field.AlternateName));
    }

    /// <summary>Every record that a resource can hold stands in the table, is metadata, or belongs to the Kubernetes Service.</summary>
    [Fact]
    public void EveryRecordInUse_IsChecked()
    {
        var used = new HashSet<Type>();
        foreach (var descriptor in ResourceKinds.All.Where(descriptor => descriptor.Kind is not (ResourceKind.Service or ResourceKind.MirrorPolicy)))
        {
            Collect(descriptor.ResourceType, used);
        }

        Assert.Equal(
            Messages.All.Select(type => type.Name).Order(StringComparer.Ordinal),
            used.Except(ResourceKinds.All.Select(d => d.ResourceType)).Select(type => type.Name).Order(StringComparer.Ordinal));
    }

    private static void Collect(Type type, HashSet<Type> used)
    {
        if (type.IsGenericType)
        {
            Collect(type.GenericTypeArguments[0], used);
        }
        else if (RecordModel.IsRecord(type) && used.Add(type))
        {
            foreach (var field in RecordModel.Of(type).Fields)
            {
                Collect(field.Type, used);
            }
        }
    }

    private static Type TypeOf(FieldRow row)
    {
        var type = row.Type.Split(" (")[0];
        if (type.StartsWith("repeated ", StringComparison.Ordinal))
        {
            return typeof(ValueList<>).MakeGenericType(Simple(type["repeated ".Length..], row));
        }

        return type.StartsWith("map<", StringComparison.Ordinal)
            ? typeof(ValueMap<>).MakeGenericType(Simple(type[(type.IndexOf(',', StringComparison.Ordinal) + 1)..^1].Trim(), row))
            : Simple(type, row);
    }

    private static Type Simple(string type, FieldRow row) =>
        Scalars.TryGetValue(type, out var scalar) ? scalar : Messages.TypeOf(type, row) ?? typeof(void);
}
