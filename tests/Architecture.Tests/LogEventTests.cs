using System.Reflection;
using Microsoft.Extensions.Logging;

namespace OrleansMesh.Architecture.Tests;

/// <summary>An event id names one message in the whole mesh, and lies in the block of its layer.</summary>
public sealed class LogEventTests
{
    private static readonly Dictionary<string, (int First, int Last)> Blocks = new()
    {
        ["OrleansMesh.Hosting"] = (900, 999),
        ["OrleansMesh.Silo"] = (1000, 1999),
        ["OrleansMesh.Grains"] = (2000, 2999),
        ["OrleansMesh.EdgeNode"] = (3000, 3999),
        ["OrleansMesh.Standalone"] = (4000, 4999),
    };

    [Fact]
    public void EventIds_AreUnique()
    {
        var repeated = Events().GroupBy(e => e.Id).Where(group => group.Count() > 1).Select(group => string.Join(", ", group));
        Offenders.None(repeated);
    }

    [Fact]
    public void EventIds_LieInTheBlockOfTheirLayer()
    {
        var strays = Events().Where(e => e.Id < Blocks[e.Assembly].First || e.Id > Blocks[e.Assembly].Last);
        Offenders.None(strays);
    }

    private static IEnumerable<(string Assembly, string Method, int Id)> Events() =>
        from name in Blocks.Keys
        from type in Assembly.Load(name).GetTypes()
        from method in type.GetMethods(BindingFlags.Static | BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.DeclaredOnly)
        let message = method.GetCustomAttribute<LoggerMessageAttribute>()
        where message is not null
        select (name, $"{type.FullName}.{method.Name}", message.EventId);
}
