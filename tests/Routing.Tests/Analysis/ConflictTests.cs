using OrleansMesh.Routing.Resources.DestinationRules;
using OrleansMesh.Routing.Resources.VirtualServices;
using OrleansMesh.Routing.Tests.Registry;

namespace OrleansMesh.Routing.Tests.Analysis;

/// <summary>What two resources have, the older one keeps, and the other is told.</summary>
public sealed class ConflictTests
{
    private const string Early = "2026-01-01T00:00:00Z";
    private const string Late = "2026-01-02T00:00:00Z";

    [Fact]
    public void HostOfTwoMeshVirtualServices_TheYoungerIsTold()
    {
        var (old, young) = (OfMesh("z", "reviews", Early), OfMesh("a", "reviews.default.svc.cluster.local", Late));

        Assert.Empty(Findings.Of(old, young));
        Assert.Equal(
            ["IST0109 Error spec.hosts[0]: The VirtualServices default/z,default/a associated with mesh gateway define the same host reviews.default.svc.cluster.local: the older one, default/z, has it."],
            Findings.Of(young, old));
        Assert.Empty(Findings.Of(young, OfMesh("z", "ratings", Early)));
    }

    [Theory]
    [InlineData(null, null, true)]
    [InlineData(".", "*", true)]
    [InlineData("*", "x", true)]
    [InlineData("x", "x", true)]
    [InlineData(".", ".", false)]
    [InlineData(".", "one", true)]
    [InlineData("two", ".", true)]
    [InlineData("x", "y", false)]
    public void HostsConflict_WhereSomebodySeesBoth(string? oldExport, string? youngExport, bool conflict)
    {
        var old = Exported(OfMesh("a", "a.example.com", Early, "one"), oldExport);
        var young = Exported(OfMesh("a", "a.example.com", Late, "two"), youngExport);

        Assert.Empty(Findings.Of(old, young));
        Assert.Equal(conflict, Findings.Of(young, old).Any());
    }

    [Fact]
    public void HostsOfGateways_AreMerged_AndDoNotConflict()
    {
        var source = Make.VirtualService("a", ["a.example.com"], Make.Route("1.2.3.4"));

        Assert.Empty(Findings.Of(source, Make.VirtualService("b", ["a.example.com"], Make.Route("1.2.3.4")), OfMesh("c", "a.example.com", Early)));
    }

    [Fact]
    public void SecondDestinationRuleOfAHost_IsToldWhatIsNotUsed()
    {
        var old = Mesh.Rule(Make.Meta("z", created: Early), "reviews", "v1", "v2");
        var young = Mesh.Rule(Make.Meta("a", created: Late), "reviews.default.svc.cluster.local", "v2", "v3");
        var policy = new TrafficPolicy { Tls = new() };
        var service = Mesh.Service("reviews", Mesh.Port(80));

        Assert.Empty(Findings.Of(old, young, service));
        Assert.Equal(
            ["OM0101 Warning spec.subsets[0]: The subset v2 is not used: the older DestinationRule default/z has it for the same host."],
            Findings.Of(young, old, service));
        Assert.Equal(
            [
                "OM0101 Warning spec.trafficPolicy: The trafficPolicy is not used: the older DestinationRule default/z has it for the same host.",
                "OM0101 Warning spec.subsets[0]: The subset v2 is not used: the older DestinationRule default/z has it for the same host.",
            ],
            Findings.Of(young with { Spec = young.Spec! with { TrafficPolicy = policy } }, old with { Spec = old.Spec! with { TrafficPolicy = policy } }, service));

        // A rule for some clients, or of another namespace, is a rule beside it.
        Assert.Empty(Findings.Of(young with { Spec = young.Spec! with { WorkloadSelector = new() { MatchLabels = Mesh.App("x") } } }, old, service));
        Assert.Empty(Findings.Of(young with { Metadata = young.Metadata with { Namespace = "other" } }, old, service));
    }

    [Fact]
    public void RulesThatAreNeverReached_AreTold()
    {
        var source = Make.VirtualService(
            "a",
            ["a.example.com"],
            Make.Route("1.2.3.4", Make.Prefix("/a")),
            Make.Route("1.2.3.4", Make.Prefix("/a/b"), Make.Prefix("/c")),
            Make.Route("1.2.3.4"),
            Make.Route("1.2.3.4", Make.Prefix("/d")));

        Assert.Equal(
            [
                "IST0131 Info spec.http[1].match[0]: VirtualService rule #1 match #0 is not used (duplicate/overlapping match in rule #0).",
                "IST0130 Warning spec.http[3]: VirtualService rule #3 not used (http[2] has no match and takes every request; only the last rule can have none).",
            ],
            Findings.Of(source));
    }

    [Theory]
    [InlineData("*", null)]
    [InlineData("a.example.com", null)]
    [InlineData("*.example.com", null)]
    [InlineData("default/*", null)]
    [InlineData("*/a.example.com", null)]
    [InlineData("b.example.com", "a.example.com")]
    [InlineData("*.a.example.com", "a.example.com")]
    [InlineData("./*", "a.example.com")]
    public void HostThatTheGatewayDoesNotServe_IsTold(string served, string? missing)
    {
        var source = Make.VirtualService(Make.Meta("a"), ["a.example.com"], ["infra/gw"], Make.Route("1.2.3.4"));
        var gateway = Make.GatewayFor("gw", "infra", served);

        Assert.Equal(
            missing is null ? [] : [$"IST0132 Warning spec.hosts: one or more host [{missing}] defined in VirtualService default/a not found in Gateway infra/gw."],
            Findings.Of(source, gateway));
        Assert.Equal(
            missing is null ? [] : [$"OM0102 Info spec.servers[0].hosts[0]: No VirtualService bound to the gateway has the host {served}: requests for it are answered 404."],
            Findings.Of(gateway, source));
    }

    [Fact]
    public void WildcardOfAVirtualService_MeetsTheHostsWithin()
    {
        var source = Make.VirtualService(Make.Meta("a"), ["*.example.com"], ["gw"], Make.Route("1.2.3.4"));

        Assert.Empty(Findings.Of(source, Make.GatewayFor("gw", "default", "a.example.com")));
        Assert.Empty(Findings.Of(Make.GatewayFor("gw", "default", "a.example.com"), source));
        Assert.NotEmpty(Findings.Of(source, Make.GatewayFor("gw", "default", "example.com", "a.example.org")));
    }

    private static VirtualService OfMesh(string name, string host, string created, string ns = "default") =>
        Make.VirtualService(Make.Meta(name, ns, created), [host], null, Make.Route("1.2.3.4"));

    private static VirtualService Exported(VirtualService source, string? exportTo) =>
        source with { Spec = source.Spec! with { ExportTo = exportTo is null ? null : [exportTo] } };
}
