using OrleansMesh.Routing.Compilation;
using OrleansMesh.Routing.Matching;
using OrleansMesh.Routing.Resources.VirtualServices;

namespace OrleansMesh.Routing.Tests.Compilation;

/// <summary>Istio's delegation: the delegate's routes take the place of the route that delegates, narrowed by its conditions.</summary>
public sealed class DelegateTests
{
    [Fact]
    public void Routes_StandInTheirPlaceInOrder()
    {
        var table = Table(
            Root(Make.Route("before.test", Make.Exact("/first")), Delegating("leaf", "shop", Make.Prefix("/shop")), Make.Route("behind.test")),
            Leaf("leaf", "shop", Make.Route("cart.test", Make.Prefix("/shop/cart")), Make.Route("rest.test")));

        Assert.Equal("before.test", table.Destination("h", "/first"));
        Assert.Equal("cart.test", table.Destination("h", "/shop/cart/1"));
        Assert.Equal("rest.test", table.Destination("h", "/shop/x"));
        Assert.Equal("behind.test", table.Destination("h", "/x"));
    }

    [Fact]
    public void ShortNames_MeanTheDelegatesNamespace() => Assert.Equal(
        ["reviews.shop.svc.cluster.local", "mirror.shop.svc.cluster.local"],
        Table(Root(Delegating("leaf", "shop")), Leaf("leaf", "shop", Make.Route("reviews") with { Mirror = new() { Host = "mirror" } })).Clusters.Select(c => c.Host));

    [Fact]
    public void RouteOfADelegate_HasAnIdAndAMirrorAccountOfTheRoot()
    {
        var leaf = Make.Route("a.test") with { Mirror = new() { Host = "m.test" } };
        var table = Table(Root(Make.Route("first.test", Make.Exact("/1")), Delegating("leaf", "shop")), Leaf("leaf", "shop", leaf));

        Assert.Equal(new MirrorKey("default/root", "#1.0", "m.test"), Assert.Single(table.Mirrors).Key);
    }

    [Fact]
    public void Settings_AreInheritedWholeWhereTheDelegateHasNone()
    {
        var root = Delegating("leaf", "shop") with
        {
            Name = "root",
            Timeout = new("5s", TimeSpan.FromSeconds(5)),
            Rewrite = new() { Uri = "/root" },
            Mirror = new() { Host = "m.test" },
            MirrorPercentage = new() { Value = 50 },
            Headers = new() { Request = new() { Set = Make.Map(("x-root", "1")) } },
        };
        var leaf = Make.Route("a.test") with { Name = "leaf", Rewrite = new() { Uri = "/leaf" } };

        var rule = Assert.Single(Table(Root(root), Leaf("leaf", "shop", leaf)).Rules);

        Assert.Equal("root-leaf", rule.Name);
        Assert.Equal(TimeSpan.FromSeconds(5), rule.Timeout);
        Assert.Equal("/leafx", rule.RewritePath("/x"));
        Assert.Equal(500_000u, rule.Mirrors[0].Threshold);
        Assert.Equal("x-root", rule.Destinations[0].RequestEdits[0].Name);
    }

    public static TheoryData<string, HttpMatchRequest, HttpMatchRequest, bool> Pairs => new()
    {
        { "prefix narrows prefix", Make.Prefix("/a"), Make.Prefix("/a/b"), true },
        { "wider prefix", Make.Prefix("/a/b"), Make.Prefix("/a"), false },
        { "exact within prefix", Make.Prefix("/a"), Make.Exact("/ab"), true },
        { "same exact", Make.Exact("/a"), Make.Exact("/a"), true },
        { "other exact", Make.Exact("/a"), Make.Exact("/b"), false },
        { "prefix under exact", Make.Exact("/a"), Make.Prefix("/a"), false },
        { "regex", Make.Regex("/a"), Make.Regex("/a"), false },
        { "regex beside nothing", Make.Regex("/a.*"), new() { Method = new() { Exact = "GET" } }, true },
        { "case", Make.Prefix("/a") with { IgnoreUriCase = true }, Make.Prefix("/a"), false },
        { "ports", new() { Port = 80 }, new() { Port = 81 }, false },
        { "one port", new() { Port = 80 }, Make.Prefix("/"), true },
        { "source namespace", new() { SourceNamespace = "a" }, new() { SourceNamespace = "b" }, false },
        { "source labels", new() { SourceLabels = Make.Map(("a", "1")) }, new() { SourceLabels = Make.Map(("a", "2")) }, false },
        { "gateways", new() { Gateways = ["mesh"] }, new() { Gateways = ["other/gw"] }, false },
        { "header", Header("x", "1"), Header("x", "2"), false },
        { "other header", Header("x", "1"), Header("y", "2"), true },
        { "query", Query("x", "1"), Query("x", "2"), false },
    };

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Conditions_MayBeNarrowedOnly(string name, HttpMatchRequest root, HttpMatchRequest leaf, bool joins)
    {
        var compiled = Compile(Root(Delegating("leaf", "shop", root)), Leaf("leaf", "shop", Make.Route("a.test", leaf)));

        Assert.Empty(compiled.Refused);
        Assert.True((compiled.Table.Rules.Count == 1) == joins, name);
    }

    [Fact]
    public void EveryPairThatAgrees_IsARule()
    {
        var table = Table(
            Root(Delegating("leaf", "shop", Make.Prefix("/a"), Make.Prefix("/b"), new() { Method = new() { Exact = "PUT" } })),
            Leaf("leaf", "shop", Make.Route("x.test", Make.Prefix("/a/1"), Make.Prefix("/b/1"))));

        Assert.Equal(4, table.Rules.Count);
        Assert.Equal("x.test", table.Destination(new TestRequest("h", "/b/1")));
        Assert.Null(table.Destination(new TestRequest("h", "/a/2", method: "PUT")));
    }

    [Fact]
    public void BlockThatAgreesWithNone_LeavesItsRouteOut() => Assert.Null(
        Table(Root(Delegating("leaf", "shop", Make.Prefix("/a"))), Leaf("leaf", "shop", Make.Route("x.test", Make.Prefix("/a/1"), Make.Prefix("/c")))).Destination("h", "/a/1"));

    [Fact]
    public void ConditionsOfBoth_MustHold()
    {
        var table = Table(
            Root(Delegating("leaf", "shop", Make.Prefix("/a") with { Headers = Make.Map(("x", new StringMatch { Exact = "1" })) })),
            Leaf("leaf", "shop", Make.Route("x.test", new HttpMatchRequest { Headers = Make.Map(("y", new StringMatch { Exact = "2" })) })));

        Assert.Equal("x.test", table.Destination(new TestRequest("h", "/a", headers: new Dictionary<string, string> { ["x"] = "1", ["y"] = "2" })));
        Assert.Null(table.Destination(new TestRequest("h", "/a", headers: new Dictionary<string, string> { ["y"] = "2" })));
        Assert.Null(table.Destination(new TestRequest("h", "/b", headers: new Dictionary<string, string> { ["x"] = "1", ["y"] = "2" })));
    }

    [Fact]
    public void DelegateThatIsNotThere_LeavesTheRequestToLaterRules() =>
        Assert.Equal("behind.test", Table(Root(Delegating("absent", "shop"), Make.Route("behind.test"))).Destination("h", "/"));

    [Fact]
    public void DelegateThatIsNotExportedToTheRoot_IsNotThere()
    {
        var leaf = Leaf("leaf", "shop", Make.Route("x.test"));

        Assert.Equal("behind.test", Table(Root(Delegating("leaf", "shop"), Make.Route("behind.test")), leaf with { Spec = leaf.Spec! with { ExportTo = ["."] } }).Destination("h", "/"));
        Assert.Equal("x.test", Table(Root(Delegating("leaf", "shop"), Make.Route("behind.test")), leaf with { Spec = leaf.Spec! with { ExportTo = ["default"] } }).Destination("h", "/"));
    }

    [Fact]
    public void SecondLevel_IsLeftOut() => Assert.Null(
        Table(Root(Delegating("leaf", "shop")), Leaf("leaf", "shop", Delegating("deeper", "shop")), Leaf("deeper", "shop", Make.Route("x.test"))).Destination("h", "/"));

    [Fact]
    public void ChangedDelegate_IsTakenIntoARootThatDidNotChange()
    {
        var options = new CompilerOptions();
        var root = Root(Delegating("leaf", "default"));
        var before = RouteTableCompiler.Compile([root], options);
        var added = RouteTableCompiler.Compile([root, Leaf("leaf", "default", Make.Route("one.test"))], options, before);
        var changed = RouteTableCompiler.Compile([root, Leaf("leaf", "default", Make.Route("two.test"))], options, added);

        Assert.Equal((null, "one.test", "two.test"), (before.Table.Destination("h", "/"), added.Table.Destination("h", "/"), changed.Table.Destination("h", "/")));
    }

    private static HttpMatchRequest Header(string name, string value) => new() { Headers = Make.Map((name, new StringMatch { Exact = value })) };

    private static HttpMatchRequest Query(string name, string value) => new() { QueryParams = Make.Map((name, new StringMatch { Exact = value })) };

    private static HttpRoute Delegating(string name, string ns, params HttpMatchRequest[] match) =>
        new() { Delegate = new() { Name = name, Namespace = ns }, Match = match.Length == 0 ? null : [.. match] };

    private static VirtualService Root(params HttpRoute[] routes) => Make.VirtualService("root", ["*"], routes);

    private static VirtualService Leaf(string name, string ns, params HttpRoute[] routes) => new()
    {
        ApiVersion = "networking.istio.io/v1",
        Metadata = Make.Meta(name, ns),
        Spec = new() { Http = [.. routes] },
    };

    private static CompiledRoutes Compile(params VirtualService[] all) => RouteTableCompiler.Compile(all, new CompilerOptions());

    private static RouteTable Table(params VirtualService[] all)
    {
        var compiled = Compile(all);
        Assert.Empty(compiled.Refused);
        return compiled.Table;
    }
}
