using CsCheck;
using OrleansMesh.Routing.Matching;
using OrleansMesh.Routing.Registry;
using OrleansMesh.Routing.Resources;
using OrleansMesh.Routing.Snapshots;

namespace OrleansMesh.Routing.Tests.Registry;

public sealed class AdvanceLawTests
{
    private static readonly Gen<string> Name = Choice("a", "b");

    private static readonly Gen<string> Namespace = Choice("default", "prod");

    private static readonly Gen<string> Host = Choice("a.default.svc.cluster.local", "a.prod.svc.cluster.local", "a.test", "b.test", "*.test", "*", "a");

    private static readonly Gen<MeshResource> Service =
        from name in Name
        from ns in Namespace
        from port in Choice(80, 81)
        select (MeshResource)Mesh.Service(name, ns, Mesh.Port(port, "http"));

    private static readonly Gen<MeshResource> Workload =
        from name in Name
        from ns in Namespace
        from app in Name
        from version in Choice("v1", "v2")
        from address in Choice("10.0.0.1", "10.0.0.2", string.Empty)
        select (MeshResource)Mesh.Workload(name, address, Mesh.App(app, version), ns);

    private static readonly Gen<MeshResource> Entry =
        from name in Name
        from ns in Namespace
        from host in Host
        from selects in Gen.Bool
        from app in Name
        select (MeshResource)Mesh.ServiceEntry(
            name, new() { Hosts = [host], Ports = [Mesh.EntryPort(80, "http")], WorkloadSelector = selects ? new() { Labels = Mesh.App(app) } : null }, ns);

    private static readonly Gen<MeshResource> Rule =
        from name in Name
        from ns in Namespace
        from host in Host
        from subsets in Choice("v1", "v2").Array[0, 2]
        select (MeshResource)Mesh.Rule(Make.Meta(name, ns), host, subsets);

    private static readonly Gen<(MeshResource Resource, bool Deleted)[][]> Steps =
        Gen.Select(Gen.OneOf(Service, Workload, Workload, Entry, Rule), Gen.Frequency((3, Gen.Const(false)), (1, Gen.Const(true)))).Array[1, 4].Array[1, 8];

    private static readonly ClusterKey[] Clusters =
    [
        .. from host in new[] { "a.default.svc.cluster.local", "b.prod.svc.cluster.local", "a.prod.svc.cluster.local", "a.test", "b.test", "c.test", "10.0.0.1" }
           from port in new[] { 0, 80 }
           from subset in new[] { string.Empty, "v1", "v2" }
           select new ClusterKey(host, port, subset),
    ];

    [Fact]
    public void AdvancedRegistry_AnswersAsOneBuiltAnew_AndItsImpactLeavesOutNoChange() => Steps.Sample(
        steps =>
        {
            var snapshot = MeshSnapshot.Empty;
            var registry = ServiceRegistry.Build(snapshot, new());
            foreach (var step in steps)
            {
                snapshot = snapshot.With(
                    snapshot.Revision + 1, step.Select(change => KeyValuePair.Create(change.Resource.Key, change.Deleted ? null : change.Resource)));
                var advance = registry.Advance(snapshot);
                var anew = ServiceRegistry.Build(snapshot, new());
                foreach (var cluster in Clusters)
                {
                    var now = advance.Registry.Resolve(cluster);
                    Assert.Equal(anew.Resolve(cluster), now);
                    Assert.True(advance.Impact.Touches(cluster) || registry.Resolve(cluster) == now, $"{cluster} changed to {now}");
                }

                registry = advance.Registry;
            }
        },
        iter: 1_000);

    [Fact]
    public void RouteChange_TouchesNoCluster()
    {
        var source = Make.VirtualService("a", ["*"], Make.Route("a.test"));
        var impact = Mesh.Registry().Advance(Mesh.Snapshot(source)).Impact;

        Assert.True(impact.IsNone);
        Assert.False(impact.Touches(new("a.test", 0, string.Empty)));
    }

    [Fact]
    public void WorkloadChange_TouchesTheClustersThatSelectIt()
    {
        MeshResource[] services = [Mesh.Service("web", Mesh.Port(80)), Mesh.Service("api", Mesh.Port(80))];
        var workload = Mesh.Workload("a", "10.0.0.1", Mesh.App("web"));
        var impact = Mesh.Registry(services).Advance(Mesh.Snapshot([.. services, workload])).Impact;

        Assert.False(impact.IsNone);
        Assert.True(impact.Touches(new("web.default.svc.cluster.local", 80, "v1")));
        Assert.False(impact.Touches(new("api.default.svc.cluster.local", 80, string.Empty)));
    }

    private static Gen<T> Choice<T>(params T[] items) => Gen.Int[0, items.Length - 1].Select(i => items[i]);
}
