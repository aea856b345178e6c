using OrleansMesh.Routing.Resources.VirtualServices;

namespace OrleansMesh.Routing.Tests.Compilation;

public sealed class RuleNameTests
{
    [Theory]
    [InlineData("r", "m", "r.m", "r")]
    [InlineData("r", null, "r", "r")]
    [InlineData(null, "m", "m", "#0")]
    [InlineData(null, null, "default", "#0")]
    public void Names_AreJoined(string? route, string? match, string name, string routeId)
    {
        var source = Make.VirtualService("a", ["*"], Make.Route("d.test", Make.Prefix("/") with { Name = match }) with { Name = route });
        var rule = Assert.Single(Make.Table(source).Rules);

        Assert.Equal((name, routeId), (rule.Name, rule.RouteId));
        Assert.Equal(source.Key, rule.VirtualService);
    }

    [Fact]
    public void SameNameTwice_TheSecondGoesByItsIndex()
    {
        HttpRoute Named(string prefix) => Make.Route("d.test", Make.Prefix(prefix)) with { Name = "r" };
        var table = Make.Table(Make.VirtualService("a", ["*"], Named("/a"), Named("/b")));

        Assert.Equal(["r", "#1"], table.Rules.Select(rule => rule.RouteId));
    }
}
