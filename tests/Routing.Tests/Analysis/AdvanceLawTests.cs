using CsCheck;
using OrleansMesh.Routing.Analysis;
using OrleansMesh.Routing.Resources;
using OrleansMesh.Routing.Resources.VirtualServices;
using OrleansMesh.Routing.Snapshots;
using OrleansMesh.Routing.Tests.Registry;

namespace OrleansMesh.Routing.Tests.Analysis;

public sealed class AdvanceLawTests
{
    private static readonly Gen<string> Name = Choice("a", "b", "c");

    private static readonly Gen<string> Namespace = Choice("default", "prod");

    private static readonly Gen<string> Host = Choice("a", "a.default.svc.cluster.local", "a.test", "b.test", "*.test");

    private static readonly Gen<MeshResource> Source =
        from name in Name
        from ns in Namespace
        from created in Choice("2026-01-01T00:00:00Z", "2026-01-02T00:00:00Z", null)
        from hosts in Host.Array[0, 2]
        from gateways in Choice("mesh", "a", "prod/b", Make.Gateway).Array[0, 2]
        from exportTo in Choice(null, ".", "*", "prod")
        from to in Choice("a", "b", "a.test")
        from port in Choice(0u, 80u, 81u)
        from subset in Choice(null, "v1")
        from child in Choice(null, "b")
        select (MeshResource)Exported(
            Make.VirtualService(
                Make.Meta(name, ns, created),
                hosts,
                gateways.Length == 0 ? null : gateways,
                child is null
                    ? new HttpRoute { Route = [new() { Destination = new() { Host = to, Subset = subset, Port = port == 0 ? null : new() { Number = port } } }] }
                    : new HttpRoute { Delegate = new() { Name = child } }),
            exportTo);

    private static readonly Gen<MeshResource> Other = Gen.OneOf(
        from name in Name
        from ns in Namespace
        from host in Host
        select (MeshResource)Make.GatewayFor(name, ns, host),
        from name in Name
        from ns in Namespace
        from port in Choice(80, 81)
        select (MeshResource)Mesh.Service(name, ns, Mesh.Port(port)),
        from name in Name
        from ns in Namespace
        from host in Host
        select (MeshResource)Mesh.ServiceEntry(name, new() { Hosts = [host], Ports = [Mesh.EntryPort(80, "http")] }, ns),
        from name in Name
        from ns in Namespace
        from host in Host
        from subsets in Choice("v1", "v2").Array[0, 2]
        select (MeshResource)Mesh.Rule(Make.Meta(name, ns), host, subsets));

    private static readonly Gen<(MeshResource Resource, bool Deleted)[][]> Steps =
        Gen.Select(Gen.OneOf(Source, Source, Other), Gen.Frequency((3, Gen.Const(false)), (1, Gen.Const(true)))).Array[1, 6].Array[1, 8];

    [Fact]
    public void AdvancedAnalysis_FindsWhatOneBuiltAnewFinds() => Steps.Sample(
        steps =>
        {
            var snapshot = MeshSnapshot.Empty;
            var analysis = MeshAnalysis.Build(snapshot, new());
            foreach (var step in steps)
            {
                snapshot = snapshot.With(
                    snapshot.Revision + 1, step.Select(change => KeyValuePair.Create(change.Resource.Key, change.Deleted ? null : change.Resource)));
                analysis = analysis.Advance(snapshot);
                var anew = MeshAnalysis.Build(snapshot, new());
                foreach (var resource in snapshot.Resources.Values)
                {
                    Assert.Equal(anew.Of(resource), analysis.Of(resource));
                }
            }
        },
        iter: 2_000);

    private static VirtualService Exported(VirtualService source, string? exportTo) =>
        exportTo is null ? source : source with { Spec = source.Spec! with { ExportTo = [exportTo] } };

    private static Gen<T> Choice<T>(params T[] items) => Gen.Int[0, items.Length - 1].Select(i => items[i]);
}
