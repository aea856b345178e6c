using OrleansMesh.Abstractions.Feed;
using OrleansMesh.Abstractions.Resources;
using OrleansMesh.EdgeNode.Feed;
using OrleansMesh.EdgeNode.Tests.Fixtures;
using OrleansMesh.Routing.Resources;

namespace OrleansMesh.EdgeNode.Tests.Feed;

public sealed class HeldMeshTests
{
    [Fact]
    public void DocumentThatCannotBeRead_IsKeptApartWithItsReason()
    {
        var broken = Documents.VirtualService("b", 1).Replace("\"hosts\":[\"b.example\"]", "\"hosts\":7", StringComparison.Ordinal);

        var mesh = HeldMesh.Of("m", 2, [Documents.Entry("a", 1), KeyValuePair.Create(Documents.Id("b"), broken)]);

        Assert.Equal(["VirtualService/default/a"], mesh.Snapshot.Resources.Keys.Select(key => key.ToString()));
        Assert.Equal(2, mesh.Documents.Count);
        var (id, reason) = Assert.Single(mesh.Unreadable);
        Assert.Equal(Documents.Id("b"), id);
        Assert.StartsWith("spec.hosts: ", reason, StringComparison.Ordinal);
    }

    [Fact]
    public void KindOfANewerControlPlane_IsKeptApart()
    {
        var id = new ResourceId("Telescope", "default", "t");

        var mesh = HeldMesh.Of("m", 1, [KeyValuePair.Create(id, "{}")]);

        Assert.Equal("this edge does not know the kind Telescope", mesh.Unreadable[id]);
        Assert.Empty(mesh.Snapshot.Resources);
    }

    [Fact]
    public void FieldOfANewerControlPlane_IsPassedOver()
    {
        var newer = Documents.VirtualService("a", 1).Replace("\"hosts\":", "\"telescope\":true,\"hosts\":", StringComparison.Ordinal);

        var mesh = HeldMesh.Of("m", 1, [KeyValuePair.Create(Documents.Id("a"), newer)]);

        Assert.Empty(mesh.Unreadable);
        Assert.Single(mesh.Snapshot.Resources);
    }

    [Fact]
    public void DocumentOfAnotherResource_IsRefused()
    {
        var mesh = HeldMesh.Of("m", 1, [KeyValuePair.Create(Documents.Id("a"), Documents.VirtualService("b", 1))]);

        Assert.Equal("the document is of VirtualService/default/b", Assert.Single(mesh.Unreadable).Value);
    }

    [Fact]
    public void ReadableDocumentThatTurnsUnreadable_LeavesNothingBehindAndComesBack()
    {
        var whole = HeldMesh.Of("m", 1, [Documents.Entry("a", 1)]);

        var broken = whole.Apply(Delta(1, Documents.Id("a"), "no json"));
        var mended = broken.Apply(Delta(2, Documents.Id("a"), Documents.VirtualService("a", 2)));
        var deleted = broken.Apply(Delta(2, Documents.Id("a"), null));

        Assert.Empty(broken.Snapshot.Resources);
        Assert.Single(broken.Unreadable);
        Assert.Single(mended.Snapshot.Resources);
        Assert.Empty(mended.Unreadable);
        Assert.Empty(deleted.Documents);
        Assert.Empty(deleted.Unreadable);
    }

    [Fact]
    public void Delta_ChangesWhatItNamesAndSharesTheRest()
    {
        var before = HeldMesh.Of("m", 4, [Documents.Entry("a", 1), Documents.Entry("b", 1)]);

        var after = before.Apply(Delta(4, Documents.Id("b"), Documents.VirtualService("b", 2)));

        var key = new ResourceKey(ResourceKind.VirtualService, "default", "a");
        Assert.Equal(5, after.Revision);
        Assert.Same(before.Snapshot.Resources[key], after.Snapshot.Resources[key]);
        Assert.Equal(Documents.VirtualService("b", 2), after.Documents[Documents.Id("b")]);
        Assert.Equal(Documents.VirtualService("b", 1), before.Documents[Documents.Id("b")]);
    }

    private static FeedDelta Delta(long from, ResourceId id, string? json) => new(from, from + 1, [new ResourceChange(from + 1, id, json)]) { MeshId = "m" };
}
