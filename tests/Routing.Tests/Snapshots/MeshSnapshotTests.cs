using OrleansMesh.Routing.Resources;
using OrleansMesh.Routing.Resources.Gateways;
using OrleansMesh.Routing.Resources.VirtualServices;
using OrleansMesh.Routing.Snapshots;

namespace OrleansMesh.Routing.Tests.Snapshots;

public sealed class MeshSnapshotTests
{
    private static readonly VirtualService First = Make.VirtualService("a", ["*"], Make.Route("a.test"));

    private static readonly Gateway Second = new() { ApiVersion = "networking.istio.io/v1", Metadata = Make.Meta("g") };

    [Fact]
    public void Empty_HasRevisionZeroAndNothing()
    {
        Assert.Equal(0, MeshSnapshot.Empty.Revision);
        Assert.Empty(MeshSnapshot.Empty.Resources);
    }

    [Fact]
    public void Change_GivesANewSnapshotAndLeavesTheOld()
    {
        var before = MeshSnapshot.Empty.With(1, [Entry(First)]);
        var after = before.With(2, [Entry(Second), new(First.Key, null)]);

        Assert.Equal(1, before.Revision);
        Assert.Equal([First.Key], before.Resources.Keys);
        Assert.Equal(2, after.Revision);
        Assert.Equal([Second.Key], after.Resources.Keys);
    }

    [Fact]
    public void DeletingWhatIsAbsent_ChangesNothing() =>
        Assert.Empty(MeshSnapshot.Empty.With(1, [new(First.Key, null)]).Resources);

    [Fact]
    public void SeveralChangesOfOneKey_TheLastCounts()
    {
        var newer = First with { ApiVersion = "networking.istio.io/v1beta1" };

        Assert.Same(newer, MeshSnapshot.Empty.With(1, [Entry(First), new(First.Key, null), Entry(newer)]).Resources[First.Key]);
    }

    [Fact]
    public void OfKind_GivesThatKindAlone() =>
        Assert.Same(First, Assert.Single(MeshSnapshot.Empty.With(1, [Entry(First), Entry(Second)]).OfKind<VirtualService>()));

    private static KeyValuePair<ResourceKey, MeshResource?> Entry(MeshResource resource) => new(resource.Key, resource);
}
