using OrleansMesh.Routing.Compilation;
using OrleansMesh.Routing.Matching;
using OrleansMesh.Routing.Resources;
using OrleansMesh.Routing.Resources.VirtualServices;

namespace OrleansMesh.Routing.Tests.Compilation;

public sealed class BindingTests
{
    [Theory]
    [InlineData("istio-system/ingressgateway", true)]
    [InlineData("ingressgateway.istio-system.svc.cluster.local", true)]
    [InlineData("ingressgateway", false)]
    [InlineData("prod/ingressgateway", false)]
    [InlineData("mesh", true)]
    public void Gateway_MustBeOneOfTheEdges(string gateway, bool served)
    {
        var table = Make.Table(Make.VirtualService(Make.Meta("a", "prod"), ["a.test"], [gateway], Make.Route("d.test")));

        Assert.Equal(served ? "d.test" : null, table.Destination("a.test", "/"));
    }

    [Fact]
    public void NoGateways_MeansTheMesh()
    {
        var source = Make.VirtualService(Make.Meta("a"), ["a.test"], null, Make.Route("d.test"));

        Assert.Equal("d.test", Make.Table(source).Destination("a.test", "/"));
        Assert.Null(Compile(new() { Gateways = [Make.Gateway] }, source).Destination("a.test", "/"));
    }

    [Fact]
    public void MeshHost_IsTheOldestVirtualServicesAlone()
    {
        var older = Make.VirtualService(Make.Meta("b", created: "2026-01-01T00:00:00Z"), ["a.test"], null, Make.Route("older.test", Make.Prefix("/b")));
        var newer = Make.VirtualService(Make.Meta("a", created: "2026-01-02T00:00:00Z"), ["a.test"], null, Make.Route("newer.test", Make.Prefix("/a")));
        var table = Make.Table(newer, older);

        Assert.Equal("older.test", table.Destination("a.test", "/b"));
        Assert.Null(table.Destination("a.test", "/a"));
    }

    [Fact]
    public void GatewayAndMeshForOneHost_TheGatewaysHasIt()
    {
        var mesh = Make.VirtualService(Make.Meta("a", created: "2026-01-01T00:00:00Z"), ["a.test"], null, Make.Route("mesh.test"));
        var gateway = Make.VirtualService(Make.Meta("b", created: "2026-01-02T00:00:00Z"), ["a.test"], [Make.Gateway], Make.Route("gateway.test", Make.Prefix("/g")));
        var table = Make.Table(mesh, gateway);

        Assert.Equal("gateway.test", table.Destination("a.test", "/g"));
        Assert.Null(table.Destination("a.test", "/m"));
    }

    [Theory]
    [InlineData("reviews.default.svc.cluster.local", true)]
    [InlineData("reviews.default.svc:9080", true)]
    [InlineData("reviews.default", true)]
    [InlineData("reviews", true)]
    [InlineData("reviews.default.svc.cluster", false)]
    public void MeshService_AnswersToItsShorterNames(string host, bool served)
    {
        var table = Make.Table(Make.VirtualService(Make.Meta("a"), ["reviews"], ["mesh"], Make.Route("d.test")));

        Assert.Equal(served ? "d.test" : null, table.Destination(host, "/"));
    }

    [Fact]
    public void ServiceOfAnotherNamespace_HasNoBareName()
    {
        var table = Make.Table(Make.VirtualService(Make.Meta("a", "prod"), ["reviews"], ["mesh"], Make.Route("d.test")));

        Assert.Equal("d.test", table.Destination("reviews.prod", "/"));
        Assert.Null(table.Destination("reviews", "/"));
    }

    [Fact]
    public void GatewayBoundService_HasItsFullNameAlone()
    {
        var table = Make.Table(Make.VirtualService("a", ["reviews"], Make.Route("d.test")));

        Assert.Equal("d.test", table.Destination("reviews.default.svc.cluster.local", "/"));
        Assert.Null(table.Destination("reviews.default", "/"));
    }

    [Fact]
    public void WrittenHost_WinsOverAnAlias()
    {
        var service = Make.VirtualService(Make.Meta("a", "prod", "2026-01-01T00:00:00Z"), ["reviews"], null, Make.Route("service.test"));
        var written = Make.VirtualService(Make.Meta("b", "prod", "2026-01-02T00:00:00Z"), ["reviews.prod"], null, Make.Route("written.test"));
        var table = Make.Table(service, written);

        Assert.Equal("written.test", table.Destination("reviews.prod", "/"));
        Assert.Equal("service.test", table.Destination("reviews.prod.svc", "/"));
    }

    [Fact]
    public void MatchGateways_ChooseWhereABlockApplies()
    {
        var source = Make.VirtualService(
            Make.Meta("a"), ["a.test"], ["mesh", Make.Gateway],
            Make.Route("mesh.test", Make.Prefix("/") with { Gateways = ["mesh"] }),
            Make.Route("gateway.test", Make.Prefix("/") with { Gateways = [Make.Gateway] }));

        Assert.Equal("gateway.test", Make.Table(source).Destination("a.test", "/"));
        Assert.Equal("mesh.test", Compile(new() { Gateways = ["mesh"] }, source).Destination("a.test", "/"));
    }

    [Theory]
    [InlineData("default", "v1", true)]
    [InlineData("prod", "v1", false)]
    [InlineData("default", "v2", false)]
    public void Source_IsComparedWithTheEdge(string ns, string version, bool served)
    {
        var block = Make.Prefix("/") with { SourceNamespace = ns, SourceLabels = Make.Map(("version", version)) };
        var table = Compile(
            new() { Labels = Make.Map(("app", "edge"), ("version", "v1")) }, Make.VirtualService("a", ["*"], Make.Route("d.test", block)));

        Assert.Equal(served ? "d.test" : null, table.Destination("h", "/"));
    }

    [Fact]
    public void SourceBesideMatchGateways_IsNotLookedAt()
    {
        var block = Make.Prefix("/") with { SourceNamespace = "prod", Gateways = [Make.Gateway] };

        Assert.Equal("d.test", Make.Table(Make.VirtualService("a", ["*"], Make.Route("d.test", block))).Destination("h", "/"));
    }

    [Theory]
    [InlineData("*", true)]
    [InlineData(".", false)]
    [InlineData("default", true)]
    [InlineData("istio-system", true)]
    [InlineData("other", false)]
    public void ExportTo_MustReachTheEdgeOrTheGateway(string exportTo, bool served)
    {
        var source = Make.VirtualService(Make.Meta("a", "prod"), ["*"], [Make.Gateway], Make.Route("d.test"));
        source = source with { Spec = source.Spec! with { ExportTo = [exportTo] } };

        Assert.Equal(served ? "d.test" : null, Make.Table(source).Destination("h", "/"));
    }

    [Fact]
    public void VirtualServiceWhoseHostsAreAllTaken_TakesNoSlots()
    {
        var older = Make.VirtualService(Make.Meta("a", created: "2026-01-01T00:00:00Z"), ["a.test"], null, Make.Route("older.test"));
        var newer = Make.VirtualService(Make.Meta("b", created: "2026-01-02T00:00:00Z"), ["a.test"], null, Make.Route("newer.test"));

        Assert.Equal(["older.test"], Make.Table(older, newer).Clusters.Select(cluster => cluster.Host));
    }

    [Fact]
    public void UnboundVirtualService_TakesNoSlots()
    {
        var route = Make.Route("d.test") with { Mirror = new() { Host = "m.test" } };
        var table = Make.Table(Make.VirtualService(Make.Meta("a"), ["a.test"], ["other/gateway"], route));

        Assert.Empty(table.Clusters);
        Assert.Empty(table.Mirrors);
        Assert.Empty(table.Rules);
    }

    private static RouteTable Compile(CompilerOptions options, params VirtualService[] sources) => RouteTableCompiler.Compile(ValueList.From(sources), options).Table;
}
