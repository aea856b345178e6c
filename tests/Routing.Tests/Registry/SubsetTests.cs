using OrleansMesh.Routing.Registry;
using OrleansMesh.Routing.Resources;

namespace OrleansMesh.Routing.Tests.Registry;

public sealed class SubsetTests
{
    private const string Host = "web.prod.svc.cluster.local";

    private static readonly MeshResource[] Web =
    [
        Mesh.Service("web", "prod", Mesh.Port(80)),
        Mesh.Workload("a", "10.0.0.1", Mesh.App("web", "v1"), "prod"),
        Mesh.Workload("b", "10.0.0.2", Mesh.App("web", "v2"), "prod"),
    ];

    [Theory]
    [InlineData("v1", "10.0.0.1:80")]
    [InlineData("v2", "10.0.0.2:80")]
    [InlineData("v3", "NoEndpoints")]
    [InlineData("v4", "UnknownSubset")]
    [InlineData("", "10.0.0.1:80 10.0.0.2:80")]
    public void Subset_IsTheWorkloadsWithItsLabels(string subset, string resolved) =>
        Assert.Equal(resolved, Registry(Mesh.Rule(Make.Meta("r", "prod"), "web", "v1", "v2", "v3")).Resolved(Host, 80, subset));

    [Fact]
    public void SubsetWithoutLabels_IsEveryWorkload()
    {
        var rule = Mesh.Rule(Make.Meta("r", "prod"), "web");

        Assert.Equal("10.0.0.1:80 10.0.0.2:80", Registry(rule with { Spec = rule.Spec! with { Subsets = [new() { Name = "all" }] } }).Resolved(Host, 0, "all"));
    }

    [Theory]
    [InlineData("web.prod.svc.cluster.local", "default", true)]
    [InlineData("*.prod.svc.cluster.local", "default", true)]
    [InlineData("*", "default", true)]
    [InlineData("web", "default", false)]
    [InlineData("web", "prod", true)]
    [InlineData("*.prod.svc.cluster.local", "istio-system", true)]
    [InlineData("web.prod.svc.cluster.local", "other", false)]
    public void Rule_CountsFromTheEdgesTheServicesAndTheRootNamespace(string host, string ns, bool counts) =>
        Assert.Equal(counts ? "10.0.0.1:80" : "UnknownSubset", Registry(Mesh.Rule(Make.Meta("r", ns), host, "v1")).Resolved(Host, 0, "v1"));

    [Fact]
    public void EdgesNamespace_HidesTheServices()
    {
        var registry = Registry(Mesh.Rule(Make.Meta("edge"), Host, "v1"), Mesh.Rule(Make.Meta("service", "prod"), "web", "v2"));

        Assert.Equal("10.0.0.1:80", registry.Resolved(Host, 0, "v1"));
        Assert.Equal("UnknownSubset", registry.Resolved(Host, 0, "v2"));
    }

    [Fact]
    public void ExactHost_HidesWildcards_AndLongerWildcardsShorterOnes()
    {
        var any = Mesh.Rule(Make.Meta("any", "prod"), "*", "v1");
        var domain = Mesh.Rule(Make.Meta("domain", "prod"), "*.svc.cluster.local", "v2");

        Assert.Equal("UnknownSubset", Registry(any, domain).Resolved(Host, 0, "v1"));
        Assert.Equal("10.0.0.2:80", Registry(any, domain).Resolved(Host, 0, "v2"));
        Assert.Equal("UnknownSubset", Registry(any, domain, Mesh.Rule(Make.Meta("exact", "prod"), "web")).Resolved(Host, 0, "v2"));
    }

    [Fact]
    public void SeveralRulesOfOneHost_AddTheirNewSubsets_OldestFirst()
    {
        var older = Mesh.Rule(Make.Meta("b", "prod", "2026-01-01T00:00:00Z"), "web", "v1");
        var newer = Mesh.Rule(Make.Meta("a", "prod", "2026-01-02T00:00:00Z"), Host, "v2");
        newer = newer with { Spec = newer.Spec! with { Subsets = [.. newer.Spec.Subsets!, new() { Name = "v1", Labels = Make.Map(("version", "v2")) }] } };
        var registry = Registry(newer, older);

        Assert.Equal("10.0.0.1:80", registry.Resolved(Host, 0, "v1"));
        Assert.Equal("10.0.0.2:80", registry.Resolved(Host, 0, "v2"));
    }

    [Theory]
    [InlineData(".", "UnknownSubset")]
    [InlineData("default", "10.0.0.1:80")]
    [InlineData("*", "10.0.0.1:80")]
    public void ExportTo_MustReachTheEdge(string exportTo, string resolved)
    {
        var rule = Mesh.Rule(Make.Meta("r", "prod"), "web", "v1");

        Assert.Equal(resolved, Registry(rule with { Spec = rule.Spec! with { ExportTo = [exportTo] } }).Resolved(Host, 0, "v1"));
    }

    [Theory]
    [InlineData("edge", "10.0.0.1:80")]
    [InlineData("other", "UnknownSubset")]
    public void WorkloadSelector_MustSelectTheEdge(string app, string resolved)
    {
        var rule = Mesh.Rule("r", Host, "v1");
        rule = rule with { Spec = rule.Spec! with { WorkloadSelector = new() { MatchLabels = Mesh.App(app) } } };
        var registry = ServiceRegistry.Build(Mesh.Snapshot([.. Web, rule]), new() { Labels = Mesh.App("edge") });

        Assert.Equal(resolved, registry.Resolved(Host, 0, "v1"));
    }

    private static ServiceRegistry Registry(params MeshResource[] rules) => Mesh.Registry([.. Web, .. rules]);
}
