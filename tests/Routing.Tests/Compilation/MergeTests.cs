using OrleansMesh.Routing.Compilation;
using OrleansMesh.Routing.Resources.VirtualServices;

namespace OrleansMesh.Routing.Tests.Compilation;

public sealed class MergeTests
{
    private const string Older = "2026-01-01T00:00:00Z";

    private const string Newer = "2026-01-02T00:00:00Z";

    [Fact]
    public void SharedGatewayAndHost_RulesAreJoined()
    {
        var table = Make.Table(
            Make.VirtualService("business", ["*"], Make.Route("business.test", Make.Prefix("/service-business"))),
            Make.VirtualService("shadow", ["*"], Make.Route("shadow.test", Make.Prefix("/service-shadow"))));

        Assert.Equal("business.test", table.Destination("h", "/service-business/x"));
        Assert.Equal("shadow.test", table.Destination("h", "/service-shadow/x"));
    }

    [Fact]
    public void SameMatchTwice_TheOlderVirtualServiceWins()
    {
        var a = Make.VirtualService(Make.Meta("a", created: Newer), ["*"], [Make.Gateway], Make.Route("newer.test", Make.Prefix("/p")));
        var b = Make.VirtualService(Make.Meta("b", created: Older), ["*"], [Make.Gateway], Make.Route("older.test", Make.Prefix("/p")));

        Assert.Equal("older.test", Make.Table(a, b).Destination("h", "/p"));
        Assert.Equal("older.test", Make.Table(b, a).Destination("h", "/p"));
    }

    [Fact]
    public void SameAge_NamespaceThenNameDecide()
    {
        var inB = Make.VirtualService(Make.Meta("a", "b", Older), ["*"], [Make.Gateway], Make.Route("b-a.test", Make.Prefix("/p")));
        var inA = Make.VirtualService(Make.Meta("z", "a", Older), ["*"], [Make.Gateway], Make.Route("a-z.test", Make.Prefix("/p")));

        Assert.Equal("a-z.test", Make.Table(inB, inA).Destination("h", "/p"));
    }

    [Fact]
    public void CatchAllOfTheOlder_ComesAfterRulesOfTheNewer()
    {
        var older = Make.VirtualService(Make.Meta("a", created: Older), ["*"], [Make.Gateway], Make.Route("catch-all.test"));
        var newer = Make.VirtualService(Make.Meta("b", created: Newer), ["*"], [Make.Gateway], Make.Route("specific.test", Make.Prefix("/p")));

        Assert.Equal("specific.test", Make.Table(older, newer).Destination("h", "/p"));
        Assert.Equal("catch-all.test", Make.Table(older, newer).Destination("h", "/q"));
    }

    [Fact]
    public void CaseAndDotOfHosts_DoNotKeepThemApart()
    {
        var table = Make.Table(
            Make.VirtualService("a", ["Foo.com"], Make.Route("a.test", Make.Prefix("/a"))),
            Make.VirtualService("b", ["foo.COM."], Make.Route("b.test", Make.Prefix("/b"))));

        Assert.Equal("a.test", table.Destination("foo.com", "/a"));
        Assert.Equal("b.test", table.Destination("foo.com", "/b"));
    }

    [Theory]
    [InlineData("/")]
    [InlineData(null)]
    public void BehindACatchAll_RulesAreNotGenerated(string? prefix)
    {
        var catchAll = prefix is null ? Make.Route("first.test") : Make.Route("first.test", Make.Prefix(prefix));
        var compiled = Make.Compile(Make.VirtualService("a", ["*"], catchAll, Make.Route("second.test", Make.Prefix("/p"))));

        Assert.Single(compiled.Table.Rules);
        Assert.Equal("first.test", compiled.Table.Destination("h", "/p"));
    }

    [Fact]
    public void RegexOfEverything_IsACatchAll() => Assert.Single(
        Make.Table(Make.VirtualService("a", ["*"], Make.Route("first.test", Make.Regex(".*")), Make.Route("second.test"))).Rules);

    [Fact]
    public void PrefixSlashWithACondition_IsNoCatchAll()
    {
        var table = Make.Table(
            Make.VirtualService("a", ["*"], Make.Route("get.test", Make.Prefix("/") with { Method = new() { Exact = "GET" } }), Make.Route("other.test")));

        Assert.Equal("get.test", table.Destination(new TestRequest("h", "/")));
        Assert.Equal("other.test", table.Destination(new TestRequest("h", "/", method: "POST")));
    }

    [Fact]
    public void CatchAllOfOnePort_EndsTheVirtualServiceOnThatPortAlone()
    {
        var older = Make.VirtualService(
            Make.Meta("a", created: Older), ["*"], [Make.Gateway], Make.Route("port81.test", new HttpMatchRequest { Port = 81 }), Make.Route("behind.test", Make.Prefix("/p")));
        var newer = Make.VirtualService(Make.Meta("b", created: Newer), ["*"], [Make.Gateway], Make.Route("newer.test", Make.Prefix("/p/q")));
        var table = Make.Table(older, newer);

        Assert.Equal("port81.test", table.Destination(new TestRequest("h", "/p", port: 81)));
        Assert.Equal("newer.test", table.Destination(new TestRequest("h", "/p/q", port: 81)));
        Assert.Equal("behind.test", table.Destination(new TestRequest("h", "/p/q", port: 80)));
    }

    [Fact]
    public void UnchangedVirtualServices_AreTakenOverFromBefore()
    {
        var options = new CompilerOptions();
        var kept = Make.VirtualService("kept", ["*"], Make.Route("kept.test", Make.Prefix("/kept")));
        var broken = Make.VirtualService("broken", ["*"], Make.Route("broken.test", Make.Regex("(")));
        var before = RouteTableCompiler.Compile([kept, broken, Make.VirtualService("a", ["*"], Make.Route("a.test", Make.Prefix("/a")))], options);

        var after = RouteTableCompiler.Compile([kept, broken, Make.VirtualService("a", ["*"], Make.Route("b.test", Make.Prefix("/a")))], options with { }, before);

        Assert.Equal("b.test", after.Table.Destination("h", "/a"));
        Assert.Equal("kept.test", after.Table.Destination("h", "/kept"));
        Assert.Equal(before.Refused, after.Refused);
        Assert.Same(before.State.Sources[kept.Key], after.State.Sources[kept.Key]);
    }

    [Fact]
    public void OtherOptions_TakeNothingOver()
    {
        var source = Make.VirtualService(Make.Meta("a"), ["a.test"], null, Make.Route("reviews"));
        var before = RouteTableCompiler.Compile([source], new());

        Assert.Equal("reviews.default.svc.other", RouteTableCompiler.Compile([source], new() { DomainSuffix = "other" }, before).Table.Destination("a.test", "/"));
    }

    [Fact]
    public void AnyOrderOfResources_GivesTheSameTable()
    {
        VirtualService[] all =
        [
            Make.VirtualService("a", ["*"], Make.Route("a.test", Make.Prefix("/a"))),
            Make.VirtualService("b", ["*"], Make.Route("b.test", Make.Prefix("/b"))),
        ];

        Assert.Equal(
            RouteTableCompiler.Compile(all, new()).Table.Clusters,
            RouteTableCompiler.Compile(all.Reverse(), new()).Table.Clusters);
    }
}
