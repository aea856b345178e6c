using OrleansMesh.Routing.Registry;

namespace OrleansMesh.Routing.Tests.Registry;

public sealed class FindTests
{
    [Fact]
    public void View_TellsAllThatIsKnownOfAHost()
    {
        var service = Mesh.Service("web", Mesh.Port(80, "http"), Mesh.Port(81));
        var rule = Mesh.Rule("r", "web", "v1", "v2");
        var registry = Mesh.Registry(
            service, rule, Mesh.Workload("a", "10.0.0.1", Mesh.App("web", "v1")), Mesh.Workload("b", "10.0.0.2", Mesh.App("web", "v1"), weight: 2));

        Assert.Equal(
            new ServiceEntryView(
                "web.default.svc.cluster.local",
                [service.Key, rule.Key],
                [new("http", 80), new(string.Empty, 81)],
                [new("v1", Make.Map(("version", "v1")), 2), new("v2", Make.Map(("version", "v2")), 0)],
                [new("a", "10.0.0.1", 1, Mesh.App("web", "v1")), new("b", "10.0.0.2", 2, Mesh.App("web", "v1"))]),
            registry.Find("Web.default.svc.cluster.local"));
    }

    [Fact]
    public void HostThatOnlyADestinationRuleNames_IsUnknown() => Assert.Null(Mesh.Registry(Mesh.Rule("r", "web", "v1")).Find("web.default.svc.cluster.local"));
}
