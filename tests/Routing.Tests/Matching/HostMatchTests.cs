using OrleansMesh.Routing.Matching;

namespace OrleansMesh.Routing.Tests.Matching;

public sealed class HostMatchTests
{
    [Theory]
    [InlineData("foo.com", "exact.test")]
    [InlineData("FOO.com", "exact.test")]
    [InlineData("foo.com:8080", "exact.test")]
    [InlineData("foo.com.", "exact.test")]
    [InlineData("a.foo.com", "foo-wildcard.test")]
    [InlineData("b.a.foo.com", "foo-wildcard.test")]
    [InlineData("x.bar.foo.com", "bar-wildcard.test")]
    [InlineData("other.com", "com-wildcard.test")]
    [InlineData(".com", "any.test")]
    [InlineData("foo.org", "any.test")]
    [InlineData("", "any.test")]
    [InlineData("[2001:db8::1]:443", "v6.test")]
    public void MostSpecificHost_GetsTheRequest(string host, string destination) => Assert.Equal(destination, Table().Destination(host, "/"));

    [Fact]
    public void WildcardOfADomain_IsNotTheDomainItself()
    {
        var table = Make.Table(Make.VirtualService("a", ["*.foo.com"], Make.Route("wildcard.test")));

        Assert.Null(table.Destination("foo.com", "/"));
    }

    [Fact]
    public void HostLongerThanAnyName_StillMatchesItsWildcard()
    {
        var table = Make.Table(Make.VirtualService("a", ["*.foo.com"], Make.Route("wildcard.test")));

        Assert.Equal("wildcard.test", table.Destination(new string('a', 1000) + ".FOO.com", "/"));
    }

    [Fact]
    public void HostWithoutMatchingRule_DoesNotFallToALessSpecificOne()
    {
        var table = Make.Table(
            Make.VirtualService("exact", ["foo.com"], Make.Route("exact.test", Make.Prefix("/only"))),
            Make.VirtualService("any", ["*"], Make.Route("any.test")));

        Assert.Null(table.Destination("foo.com", "/other"));
    }

    [Fact]
    public void HostWithoutRuleForThePort_GivesWayToALessSpecificOne()
    {
        var table = Make.Table(
            Make.VirtualService("exact", ["foo.com"], Make.Route("exact.test", Make.Prefix("/") with { Port = 81 })),
            Make.VirtualService("any", ["*"], Make.Route("any.test")));

        Assert.Equal("exact.test", table.Destination(new TestRequest("foo.com", "/", port: 81)));
        Assert.Equal("any.test", table.Destination(new TestRequest("foo.com", "/", port: 80)));
    }

    private static RouteTable Table() => Make.Table(
        Make.VirtualService("any", ["*"], Make.Route("any.test")),
        Make.VirtualService("com", ["*.com"], Make.Route("com-wildcard.test")),
        Make.VirtualService("foo", ["*.foo.com"], Make.Route("foo-wildcard.test")),
        Make.VirtualService("bar", ["*.bar.foo.com"], Make.Route("bar-wildcard.test")),
        Make.VirtualService("exact", ["Foo.com."], Make.Route("exact.test")),
        Make.VirtualService("v6", ["2001:db8::1"], Make.Route("v6.test")));
}
