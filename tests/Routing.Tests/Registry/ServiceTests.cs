using OrleansMesh.Routing.Registry;
using OrleansMesh.Routing.Resources;

namespace OrleansMesh.Routing.Tests.Registry;

public sealed class ServiceTests
{
    private const string Host = "web.default.svc.cluster.local";

    [Fact]
    public void Selector_FindsWorkloadsOfItsNamespace_ByName()
    {
        var registry = Mesh.Registry(
            Mesh.Service("web", Mesh.Port(80, "http")),
            Mesh.Workload("web-2", "10.0.0.2", Mesh.App("web")),
            Mesh.Workload("web-1", "10.0.0.1", Mesh.App("web", "v1")),
            Mesh.Workload("other", "10.0.0.3", Mesh.App("other")),
            Mesh.Workload("elsewhere", "10.0.0.4", Mesh.App("web"), "prod"));

        Assert.Equal("10.0.0.1:80 10.0.0.2:80", registry.Resolved(Host));
    }

    [Fact]
    public void AllLabelsOfTheSelector_AreAskedFor()
    {
        var service = Mesh.Service("web", Mesh.Port(80));
        service = service with { Spec = service.Spec! with { Selector = Make.Map(("app", "web"), ("tier", "front")) } };
        var registry = Mesh.Registry(
            service,
            Mesh.Workload("a", "10.0.0.1", Mesh.App("web")),
            Mesh.Workload("b", "10.0.0.2", Make.Map(("tier", "front"), ("app", "web"))));

        Assert.Equal("10.0.0.2:80", registry.Resolved(Host));
    }

    [Fact]
    public void LabelsOfMetadata_WinOverThoseOfTheSpec()
    {
        var workload = Mesh.Workload("a", "10.0.0.1", Mesh.App("other"));
        var registry = Mesh.Registry(Mesh.Service("web", Mesh.Port(80)), workload with { Metadata = workload.Metadata with { Labels = Mesh.App("web") } });

        Assert.Equal("10.0.0.1:80", registry.Resolved(Host));
    }

    [Fact]
    public void EmptySelector_FindsNothing()
    {
        var service = Mesh.Service("web", Mesh.Port(80));
        var registry = Mesh.Registry(
            service with { Spec = service.Spec! with { Selector = ValueMap<string>.Empty } }, Mesh.Workload("a", "10.0.0.1", Mesh.App("web")));

        Assert.Equal("NoEndpoints", registry.Resolved(Host));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void WorkloadWithoutADialableAddress_IsLeftOut(string? address) => Assert.Equal(
        "NoEndpoints", Mesh.Registry(Mesh.Service("web", Mesh.Port(80)), Mesh.Workload("a", address, Mesh.App("web"))).Resolved(Host));

    [Theory]
    [InlineData(8080, null)]
    [InlineData(null, "web-port")]
    public void UnixSocket_IsTakenAsItIsWhateverThePort(int? number, string? name)
    {
        var resolved = Mesh.Registry(
            Mesh.Service("web", Mesh.Port(80, "http", new(number ?? 0, name))), Mesh.Workload("a", "unix:///run/Web.sock", Mesh.App("web"))).Resolve(new(Host, 80, string.Empty));

        Assert.Equal(("unix:///run/Web.sock", ClusterResolution.Static), (Assert.Single(resolved.Endpoints).Host, resolved.Resolution));
    }

    [Fact]
    public void TargetPortByNumber_IsTheWorkloadsPort() => Assert.Equal(
        "10.0.0.1:8080",
        Mesh.Registry(Mesh.Service("web", Mesh.Port(80, "http", new(8080, null))), Mesh.Workload("a", "10.0.0.1", Mesh.App("web"))).Resolved(Host));

    [Fact]
    public void TargetPortByName_IsTheWorkloadsOwn_AndWithoutItTheWorkloadIsLeftOut()
    {
        var registry = Mesh.Registry(
            Mesh.Service("web", Mesh.Port(80, "http", new(null, "web-port"))),
            Mesh.Workload("a", "10.0.0.1", Mesh.App("web"), ports: Make.Map(("web-port", 9090u))),
            Mesh.Workload("b", "10.0.0.2", Mesh.App("web")));

        Assert.Equal("10.0.0.1:9090", registry.Resolved(Host));
    }

    [Fact]
    public void WorkloadsPortByServicePortName_WinsOverTargetPort() => Assert.Equal(
        "10.0.0.1:7070",
        Mesh.Registry(
            Mesh.Service("web", Mesh.Port(80, "http", new(8080, null))),
            Mesh.Workload("a", "10.0.0.1", Mesh.App("web"), ports: Make.Map(("http", 7070u)))).Resolved(Host));

    [Theory]
    [InlineData(8080, "10.0.0.1:8080")]
    [InlineData(9090, "10.0.0.1:9090")]
    [InlineData(0, "UnknownPort")]
    [InlineData(1, "UnknownPort")]
    public void SeveralPorts_MustBeTold(int port, string resolved) => Assert.Equal(
        resolved,
        Mesh.Registry(Mesh.Service("web", Mesh.Port(8080, "a"), Mesh.Port(9090, "b")), Mesh.Workload("a", "10.0.0.1", Mesh.App("web"))).Resolved(Host, port));

    [Fact]
    public void SeveralPortsWithTheDefaultAmongThem_LeaveTheDefault() => Assert.Equal(
        "10.0.0.1:80",
        Mesh.Registry(Mesh.Service("web", Mesh.Port(8080, "a"), Mesh.Port(80, "b")), Mesh.Workload("a", "10.0.0.1", Mesh.App("web"))).Resolved(Host));

    [Fact]
    public void SinglePort_MustBeTheOneNamed() => Assert.Equal(
        "UnknownPort", Mesh.Registry(Mesh.Service("web", Mesh.Port(80)), Mesh.Workload("a", "10.0.0.1", Mesh.App("web"))).Resolved(Host, 81));

    [Theory]
    [InlineData(null, "10.0.0.1:80")]
    [InlineData(0u, "10.0.0.1:80")]
    [InlineData(7u, "10.0.0.1:80*7")]
    [InlineData(uint.MaxValue, "10.0.0.1:80*2147483647")]
    public void Weight_IsAtLeastOne(uint? weight, string resolved) => Assert.Equal(
        resolved, Mesh.Registry(Mesh.Service("web", Mesh.Port(80)), Mesh.Workload("a", "10.0.0.1", Mesh.App("web"), weight: weight)).Resolved(Host));

    [Fact]
    public void AddressThatIsAName_IsLeftToDns()
    {
        var registry = Mesh.Registry(
            Mesh.Service("web", Mesh.Port(80)), Mesh.Workload("a", "10.0.0.1", Mesh.App("web")), Mesh.Workload("b", "web.test", Mesh.App("web")));

        Assert.Equal(ClusterResolution.Dns, registry.Resolve(new(Host, 0, string.Empty)).Resolution);
        Assert.Equal("10.0.0.1:80 web.test:80", registry.Resolved(Host));
    }

    [Fact]
    public void ExternalName_IsTheEndpoint()
    {
        var service = Mesh.Service("web", Mesh.Port(80));
        var registry = Mesh.Registry(service with { Spec = service.Spec! with { Type = "ExternalName", ExternalName = "Web.Test." } });

        Assert.Equal("web.test:80", registry.Resolved(Host));
    }

    [Fact]
    public void SameStateTwice_IsEqualByValue()
    {
        MeshResource[] resources = [Mesh.Service("web", Mesh.Port(80)), Mesh.Workload("a", "10.0.0.1", Mesh.App("web"))];

        Assert.Equal(Mesh.Registry(resources).Resolve(new(Host, 0, string.Empty)), Mesh.Registry(resources).Resolve(new(Host, 0, string.Empty)));
    }
}
