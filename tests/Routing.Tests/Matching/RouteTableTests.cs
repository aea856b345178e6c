using OrleansMesh.Routing.Matching;

namespace OrleansMesh.Routing.Tests.Matching;

public sealed class RouteTableTests
{
    [Fact]
    public void EmptyTable_MatchesNothing() => Assert.Null(RouteTable.Empty.Destination("a.test", "/"));

    [Fact]
    public void HostAndPrefix_FindTheRule()
    {
        var table = Make.Table(Make.VirtualService("a", ["*"], Make.Route("a.test", Make.Prefix("/a")), Make.Route("b.test", Make.Prefix("/b"))));

        Assert.Equal("b.test", table.Destination("any.host", "/b/c"));
        Assert.Null(table.Destination("any.host", "/c"));
    }
}
