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

    [Fact]
    public void KeysChangedSince_AreTheNewTheChangedAndTheGone()
    {
        var kept = Make.VirtualService("kept", ["*"], Make.Route("a.test"));
        var before = MeshSnapshot.Empty.With(1, [Entry(First), Entry(Second), Entry(kept)]);
        var added = Make.VirtualService("added", ["*"], Make.Route("a.test"));
        var after = before.With(2, [Entry(First with { ApiVersion = "networking.istio.io/v1beta1" }), new(Second.Key, null), Entry(added), Entry(kept)]);

        Assert.Equal([First.Key, added.Key, Second.Key], after.KeysChangedSince(before).Order());
        Assert.Equal([First.Key, added.Key, Second.Key], before.KeysChangedSince(after).Order());
        Assert.Empty(after.KeysChangedSince(after));
    }

    [Fact]
    public void Resources_AreOneDictionaryOverAllKinds()
    {
        var resources = MeshSnapshot.Empty.With(1, [Entry(First), Entry(Second)]).Resources;

        Assert.Equal(2, resources.Count);
        Assert.Same(Second, resources[Second.Key]);
        Assert.True(resources.ContainsKey(First.Key));
        Assert.False(resources.TryGetValue(First.Key with { Name = "other" }, out _));
        Assert.Equal([First.Key, Second.Key], resources.Keys);
        Assert.Equal([First, Second], resources.Values);
        Assert.Equal([First.Key, Second.Key], resources.Select(entry => entry.Key));
    }

    private static KeyValuePair<ResourceKey, MeshResource?> Entry(MeshResource resource) => new(resource.Key, resource);
}
