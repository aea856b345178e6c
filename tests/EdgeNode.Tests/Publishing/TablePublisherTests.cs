using Microsoft.Extensions.Logging.Abstractions;
using OrleansMesh.EdgeNode.Feed;
using OrleansMesh.EdgeNode.Forwarding;
using OrleansMesh.EdgeNode.Publishing;
using OrleansMesh.EdgeNode.Serving;
using OrleansMesh.EdgeNode.Tests.Fixtures;
using OrleansMesh.Routing.Compilation;
using OrleansMesh.Routing.Registry;

namespace OrleansMesh.EdgeNode.Tests.Publishing;

public sealed class TablePublisherTests : IDisposable
{
    private readonly DataPlane _plane = new(
        new DataPlaneOptions(new(), new(), new()), new CompilerOptions(), new RegistryOptions(), TimeProvider.System, NullLoggerFactory.Instance, ProcessRandom.Next);

    private readonly ServedMeshes _served = new();
    private readonly Latest<HeldMesh> _input = new();
    private readonly Latest<HeldMesh> _published = new();
    private readonly TablePublisher _publisher;

    public TablePublisherTests() =>
        _publisher = new TablePublisher(_plane.Builder, _plane.Tables, _served, _input, _published, NullLogger<TablePublisher>.Instance);

    public void Dispose() => _publisher.Dispose();

    [Fact]
    public async Task Burst_IsServedAsItsLastRevisionAlone()
    {
        for (var revision = 1; revision <= 100; revision++)
        {
            _input.Put(Mesh("m", revision, Documents.Entry("a", revision)));
        }

        var first = _served.WaitAsync(_ => true, TestContext.Current.CancellationToken);
        await _publisher.StartAsync(TestContext.Current.CancellationToken);

        Assert.Equal(100, (await first).Mesh.Revision);
        Assert.Equal(100, _plane.Tables.Current.Revision);
        Assert.Equal(100, (await _published.TakeAsync(TestContext.Current.CancellationToken)).Revision);
        await _publisher.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public void ResourceThatCannotBeServed_IsListedAndTheOthersAreServed()
    {
        var unreadable = KeyValuePair.Create(Documents.Id("c"), "[]");
        var uncompilable = KeyValuePair.Create(Documents.Id("b"), Documents.Uncompilable("b"));

        _publisher.Publish(Mesh("m", 3, Documents.Entry("a", 1), unreadable, uncompilable));

        var served = _served.Current!;
        Assert.Equal([Documents.Id("b"), Documents.Id("c")], served.Refused.Select(refused => refused.Id));
        Assert.StartsWith("spec.http[0].match[0].uri.regex: ", served.Refused[0].Reason, StringComparison.Ordinal);
        Assert.NotEmpty(served.Refused[1].Reason);
        Assert.Equal("a", Assert.Single(served.Table.Routes.Rules).VirtualService.Name);
        Assert.Equal(3, _plane.Tables.Current.Revision);
    }

    [Fact]
    public void SameRevision_IsNotBuiltAgain()
    {
        _publisher.Publish(Mesh("m", 1, Documents.Entry("a", 1)));
        var table = _plane.Tables.Current;

        _publisher.Publish(Mesh("m", 1, Documents.Entry("a", 1)));

        Assert.Same(table, _plane.Tables.Current);
    }

    [Theory]
    [InlineData("other", 9)]
    [InlineData("other", 5)]
    [InlineData("other", 1)]
    [InlineData("m", 1)]
    public void AnotherMeshOrOneThatWasSetBack_ReplacesWhatIsServed(string meshId, long revision)
    {
        _publisher.Publish(Mesh("m", 5, Documents.Entry("a", 1)));

        _publisher.Publish(Mesh(meshId, revision, Documents.Entry("b", 1)));

        Assert.Equal((meshId, revision), (_served.Current!.Mesh.MeshId, _served.Current.Mesh.Revision));
        Assert.Equal("b", Assert.Single(_plane.Tables.Current.Routes.Rules).VirtualService.Name);
    }

    private static HeldMesh Mesh(string meshId, long revision, params KeyValuePair<Abstractions.Resources.ResourceId, string>[] documents) =>
        HeldMesh.Of(meshId, revision, documents);
}
