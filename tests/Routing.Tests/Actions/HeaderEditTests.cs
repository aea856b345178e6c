using OrleansMesh.Routing.Actions;
using OrleansMesh.Routing.Matching;
using OrleansMesh.Routing.Resources;
using OrleansMesh.Routing.Resources.VirtualServices;

namespace OrleansMesh.Routing.Tests.Actions;

/// <summary>The order of header edits, and whose word is last.</summary>
public sealed class HeaderEditTests
{
    private static readonly HeaderRules Route = new() { Request = Operations("r") };
    private static readonly HeaderRules Destination = new() { Request = Operations("d") };

    [Fact]
    public void OneDestination_RemovesFirstThenRouteThenDestination() => Assert.Equal(
        ["Remove x-r", "Remove x-d", "Set a-r", "Set b-r", "Add c-r", "Set a-d", "Set b-d", "Add c-d"],
        Edits(Rule(1).PickDestination(0).RequestEdits));

    [Fact]
    public void OneOfSeveral_DoesTheDestinationsBeforeTheRoutes() => Assert.Equal(
        ["Remove x-d", "Set a-d", "Set b-d", "Add c-d", "Remove x-r", "Set a-r", "Set b-r", "Add c-r"],
        Edits(Rule(2).PickDestination(0).RequestEdits));

    [Theory]
    [InlineData("rewritten", "set", "added", "dest", "rewritten")]
    [InlineData(null, "set", null, "dest", "set")]
    [InlineData(null, null, "added", "dest", "added")]
    [InlineData(null, null, null, "dest", "dest")]
    [InlineData(null, null, null, null, null)]
    public void Authority_IsTheRoutesBeforeTheDestinations(string? rewrite, string? set, string? add, string? destination, string? expected)
    {
        var route = new HttpRoute
        {
            Rewrite = rewrite is null ? null : new() { Authority = rewrite },
            Headers = new() { Request = new() { Set = Host(":authority", set), Add = Host("Host", add) } },
            Route = [new() { Destination = new() { Host = "a.test" }, Headers = new() { Request = new() { Set = Host("host", destination) } } }],
        };

        var rule = Assert.Single(Make.Table(Make.VirtualService("a", ["*"], route)).Rules);

        Assert.Equal(expected, rule.Destinations[0].Authority);
        Assert.True(rule.Destinations[0].RequestEdits.IsEmpty);
    }

    [Theory]
    [InlineData("Content-Length")]
    [InlineData("transfer-encoding")]
    [InlineData("Connection")]
    [InlineData("upgrade")]
    public void Framing_IsNotEdited(string name)
    {
        var headers = new HeaderRules { Request = new() { Set = Make.Map((name, "1")), Remove = [name] } };
        var route = Make.Route("a.test") with { Headers = headers };

        Assert.True(Assert.Single(Make.Table(Make.VirtualService("a", ["*"], route)).Rules).Destinations[0].RequestEdits.IsEmpty);
    }

    private static ValueMap<string>? Host(string name, string? value) => value is null ? null : Make.Map((name, value));

    private static HeaderOperations Operations(string mark) => new()
    {
        Add = Make.Map(($"c-{mark}", "1")),
        Set = Make.Map(($"b-{mark}", "1"), ($"a-{mark}", "1")),
        Remove = [$"x-{mark}"],
    };

    private static RouteRule Rule(int destinations)
    {
        var route = new HttpRoute
        {
            Headers = Route,
            Route = [.. Enumerable.Range(0, destinations).Select(i => new HttpRouteDestination { Destination = new() { Host = $"{i}.test" }, Weight = 1, Headers = Destination })],
        };
        return Assert.Single(Make.Table(Make.VirtualService("a", ["*"], route)).Rules);
    }

    private static string[] Edits(ReadOnlySpan<HeaderEdit> edits) => Array.ConvertAll(edits.ToArray(), edit => $"{edit.Kind} {edit.Name}");
}
