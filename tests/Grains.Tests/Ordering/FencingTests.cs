using Microsoft.Extensions.DependencyInjection;
using OrleansMesh.Abstractions.Feed;
using OrleansMesh.Abstractions.Resources;
using OrleansMesh.Grains.Storage;
using OrleansMesh.Silo.Storage;

namespace OrleansMesh.Grains.Tests.Ordering;

/// <summary>Two ordering authorities over one store, as after a split: only one of them can follow a head.</summary>
public sealed class FencingTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task AuthorityThatWasOvertaken_WritesNothingAndStartsAnew()
    {
        await using var first = await MeshCluster.StartAsync(_folder);
        await using var second = await MeshCluster.StartAsync(_folder);
        Assert.Equal(1, await WriteAsync(first, "a", "x"));
        Assert.Equal(2, await WriteAsync(second, "b", "x"));

        // The first one's authority still believes in head 1.
        Assert.Equal(3, await WriteAsync(first, "c", "x"));
        Assert.Equal(4, await WriteAsync(second, "a", "y"));

        var lists = new[] { await first.Relay().List(new ListQuery("VirtualService", null)), await second.Relay().List(new ListQuery("VirtualService", null)) };
        Assert.All(lists, list => Assert.Equal(4, list.Revision));
        Assert.Equal(lists[0].Resources, lists[1].Resources);
    }

    [Fact]
    public async Task GrainWhoseMemoryIsOutdated_OverwritesNothing()
    {
        await using var first = await MeshCluster.StartAsync(_folder);
        await using var second = await MeshCluster.StartAsync(_folder);
        await WriteAsync(first, "a", "x");
        await WriteAsync(second, "a", "y");

        var stale = await first.VirtualService("a").Replace(Manifest.VirtualService("a", "z"), new WriteOptions { ExpectedRevision = 1 });
        Assert.Equal((WriteOutcome.Conflict, 2L), (stale.Outcome, stale.Resource!.Revision));
    }

    [Theory]
    [InlineData(false, WriteOutcome.Updated, 3)]
    [InlineData(true, WriteOutcome.Updated, 2)]
    public async Task GrainWhoseMemoryIsOutdated_DoesNotAnswerUnchanged(bool dryRun, WriteOutcome outcome, long revision)
    {
        await using var first = await MeshCluster.StartAsync(_folder);
        await using var second = await MeshCluster.StartAsync(_folder);
        await WriteAsync(first, "a", "x");
        await WriteAsync(second, "a", "y");

        var written = await first.VirtualService("a").Apply(Manifest.VirtualService("a", "x"), new WriteOptions { DryRun = dryRun });
        Assert.Equal((outcome, revision), (written.Outcome, written.Resource!.Revision));
    }

    [Fact]
    public async Task GrainWhoseMemoryIsOutdated_DoesNotAnswerNotFoundOrAlreadyExists()
    {
        await using var first = await MeshCluster.StartAsync(_folder);
        await using var second = await MeshCluster.StartAsync(_folder);
        await WriteAsync(first, "a", "x");
        Assert.Equal(WriteOutcome.Deleted, (await second.VirtualService("a").Delete(WriteOptions.Default)).Outcome);
        Assert.Equal(WriteOutcome.Created, (await first.VirtualService("a").Create(Manifest.VirtualService("a", "x"), WriteOptions.Default)).Outcome);
        Assert.Equal(WriteOutcome.Deleted, (await second.VirtualService("a").Delete(WriteOptions.Default)).Outcome);
    }

    [Fact]
    public async Task GrainWhoseMemoryIsOutdated_DoesNotRefuseTheRightRevision()
    {
        await using var first = await MeshCluster.StartAsync(_folder);
        await using var second = await MeshCluster.StartAsync(_folder);
        await WriteAsync(first, "a", "x");
        await WriteAsync(second, "a", "y");

        var written = await first.VirtualService("a").Replace(Manifest.VirtualService("a", "z"), new WriteOptions { ExpectedRevision = 2 });
        Assert.Equal((WriteOutcome.Updated, 3L), (written.Outcome, written.Resource!.Revision));
    }

    [Fact]
    public async Task AuthorityWhoseMemoryIsOutdated_DoesNotCallAnUpToDateGrainOutdated()
    {
        await using var first = await MeshCluster.StartAsync(_folder);
        await using var second = await MeshCluster.StartAsync(_folder);
        await WriteAsync(first, "a", "x");
        await WriteAsync(second, "b", "x");

        // The grain reads b from the store; the authority has not heard of it.
        Assert.Equal(3, await WriteAsync(first, "b", "y"));
    }

    [Fact]
    public async Task CommitOnAnOldHead_IsRefusedByTheStore()
    {
        await using var mesh = await MeshCluster.StartAsync(_folder);
        await WriteAsync(mesh, "a", "x");
        var store = mesh.SiloServices.GetRequiredService<IMeshStore>();
        Assert.IsType<EmbeddedMeshStore>(store);
        var change = new ResourceChange(1, new ResourceId("VirtualService", "default", "b"), "{}");

        var refusal = await Assert.ThrowsAsync<StaleHeadException>(() => store.CommitAsync(0, [change], TestContext.Current.CancellationToken));
        Assert.Equal(1, refusal.Actual);
        refusal = await Assert.ThrowsAsync<StaleHeadException>(() => store.CommitAsync(0, [], TestContext.Current.CancellationToken));
        Assert.Equal(1, refusal.Actual);
        await store.CommitAsync(1, [], TestContext.Current.CancellationToken);
        Assert.Null(await store.ReadAsync(change.Id, TestContext.Current.CancellationToken));
    }

    private static async Task<long> WriteAsync(MeshCluster mesh, string name, string destination)
    {
        var written = await mesh.VirtualService(name).Apply(Manifest.VirtualService(name, destination), WriteOptions.Default);
        Assert.True(written.Accepted, written.ToString());
        return written.Resource!.Revision;
    }
}
