using OrleansMesh.Routing.Registry;
using OrleansMesh.Routing.Resources.ServiceEntries;

namespace OrleansMesh.Routing.Tests.Registry;

public sealed class ServiceEntryTests
{
    private static readonly ServiceEntrySpec Api = new()
    {
        Hosts = ["Api.Test"],
        Ports = [Mesh.EntryPort(80, "http"), Mesh.EntryPort(443, "https", 8443)],
        Resolution = ServiceEntryResolution.Static,
    };

    [Fact]
    public void StaticEndpoints_TakeTheirPortsByName()
    {
        var registry = Registry(Api with
        {
            Endpoints =
            [
                new() { Address = "10.0.0.1" },
                new() { Address = "10.0.0.2", Ports = Make.Map(("http", 8080u), ("https", 9443u)), Weight = 3 },
            ],
        });

        Assert.Equal("10.0.0.1:80 10.0.0.2:8080*3", registry.Resolved("api.test", 80));
        Assert.Equal("10.0.0.1:8443 10.0.0.2:9443*3", registry.Resolved("api.test", 443));
        Assert.Equal(ClusterResolution.Static, registry.Resolve(new("api.test", 80, string.Empty)).Resolution);
    }

    [Fact]
    public void WorkloadSelector_FindsWorkloadEntriesOfItsNamespace()
    {
        var registry = Mesh.Registry(
            Mesh.ServiceEntry("api", Api with { WorkloadSelector = new() { Labels = Mesh.App("api") } }),
            Mesh.Workload("a", "10.0.0.1", Mesh.App("api", "v1")),
            Mesh.Workload("b", "10.0.0.2", Mesh.App("api"), "prod"),
            Mesh.Rule("r", "api.test", "v1"));

        Assert.Equal("10.0.0.1:80", registry.Resolved("api.test", 80));
        Assert.Equal("10.0.0.1:80", registry.Resolved("api.test", 80, "v1"));
    }

    [Fact]
    public void StaticWithoutEndpoints_HasNone() => Assert.Equal("NoEndpoints", Registry(Api).Resolved("api.test", 80));

    [Theory]
    [InlineData(ServiceEntryResolution.Dns)]
    [InlineData(ServiceEntryResolution.DnsRoundRobin)]
    [InlineData(ServiceEntryResolution.None)]
    [InlineData(ServiceEntryResolution.DynamicDns)]
    [InlineData(null)]
    public void WithoutEndpoints_TheHostItselfIsDialled(ServiceEntryResolution? resolution)
    {
        var registry = Registry(Api with { Resolution = resolution });

        Assert.Equal("api.test:80", registry.Resolved("api.test", 80));
        Assert.Equal("api.test:8443", registry.Resolved("api.test", 443));
        Assert.Equal(
            resolution == ServiceEntryResolution.DnsRoundRobin ? ClusterResolution.DnsRoundRobin : ClusterResolution.Dns,
            registry.Resolve(new("api.test", 80, string.Empty)).Resolution);
    }

    [Fact]
    public void DnsEndpoints_AreDialledInsteadOfTheHost() => Assert.Equal(
        "eu.api.test:80", Registry(Api with { Resolution = ServiceEntryResolution.Dns, Endpoints = [new() { Address = "eu.api.test" }] }).Resolved("api.test", 80));

    [Theory]
    [InlineData("a.test", "a.test:80")]
    [InlineData("b.a.test", "b.a.test:80")]
    [InlineData("test", "UnknownHost")]
    public void Wildcard_DialsTheHostThatWasAskedFor(string host, string resolved)
    {
        var registry = Registry(new() { Hosts = ["*.test"], Ports = [Mesh.EntryPort(80, "http")] });

        Assert.Equal(resolved, registry.Resolved(host));
    }

    [Theory]
    [InlineData(null, "*.test:80")]
    [InlineData(ServiceEntryResolution.None, "*.test:80")]
    [InlineData(ServiceEntryResolution.DynamicDns, "*.test:80")]
    [InlineData(ServiceEntryResolution.Dns, "NoEndpoints")]
    [InlineData(ServiceEntryResolution.Static, "NoEndpoints")]
    public void WildcardThatIsAskedForItself_GoesByTheRequestWhereNothingElseFindsIt(ServiceEntryResolution? resolution, string resolved) =>
        Assert.Equal(resolved, Registry(new() { Hosts = ["*.test"], Resolution = resolution, Ports = [Mesh.EntryPort(80, "http")] }).Resolved("*.test"));

    [Fact]
    public void ExactHost_HidesWildcards()
    {
        var registry = Mesh.Registry(
            Mesh.ServiceEntry("any", new() { Hosts = ["*.test"], Ports = [Mesh.EntryPort(81, "http")] }), Mesh.ServiceEntry("api", Api with { Resolution = null }));

        Assert.Equal("UnknownPort", registry.Resolved("api.test", 81));
        Assert.Equal("other.test:81", registry.Resolved("other.test", 81));
    }

    [Fact]
    public void Service_HidesAServiceEntryOfItsHost()
    {
        var registry = Mesh.Registry(
            Mesh.Service("web", Mesh.Port(80)),
            Mesh.Workload("a", "10.0.0.1", Mesh.App("web")),
            Mesh.ServiceEntry("web", new() { Hosts = ["web.default.svc.cluster.local"], Ports = [Mesh.EntryPort(80, "http")], Endpoints = [new() { Address = "10.0.0.9" }] }));

        Assert.Equal("10.0.0.1:80", registry.Resolved("web.default.svc.cluster.local"));
    }

    [Fact]
    public void SeveralOfOneNamespace_AddUp()
    {
        var registry = Mesh.Registry(
            Mesh.ServiceEntry("b", Api with { Endpoints = [new() { Address = "10.0.0.2" }] }, created: "2026-01-02T00:00:00Z"),
            Mesh.ServiceEntry("a", Api with { Endpoints = [new() { Address = "10.0.0.1" }], Ports = [Mesh.EntryPort(80, "http", 8080), Mesh.EntryPort(90, "more")] }, created: "2026-01-01T00:00:00Z"));

        Assert.Equal("10.0.0.1:8080 10.0.0.2:8080", registry.Resolved("api.test", 80));
        Assert.Equal("10.0.0.1:90 10.0.0.2:90", registry.Resolved("api.test", 90));
    }

    [Theory]
    [InlineData("default", "10.0.0.1:80")]
    [InlineData("another", "10.0.0.2:80")]
    public void OfSeveralNamespaces_TheEdgesWins_ElseTheOldest(string ns, string resolved)
    {
        var registry = Mesh.Registry(
            Mesh.ServiceEntry("a", Api with { Endpoints = [new() { Address = "10.0.0.1" }] }, ns, "2026-01-02T00:00:00Z"),
            Mesh.ServiceEntry("b", Api with { Endpoints = [new() { Address = "10.0.0.2" }] }, "prod", "2026-01-01T00:00:00Z"));

        Assert.Equal(resolved, registry.Resolved("api.test", 80));
    }

    [Fact]
    public void EntryThatIsNotExported_DefinesNothing() => Assert.Equal(
        "UnknownHost",
        ServiceRegistry.Build(
            Mesh.Snapshot(Mesh.ServiceEntry("a", Api with { Resolution = null, ExportTo = ["."] }, "prod")),
            new() { OutboundTrafficPolicy = OutboundTrafficPolicy.RegistryOnly }).Resolved("api.test", 80));

    private static ServiceRegistry Registry(ServiceEntrySpec spec) => Mesh.Registry(Mesh.ServiceEntry("api", spec));
}
