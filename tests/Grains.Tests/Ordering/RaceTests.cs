using OrleansMesh.Abstractions.Feed;
using OrleansMesh.Abstractions.Resources;

namespace OrleansMesh.Grains.Tests.Ordering;

/// <summary>Many writers at once.</summary>
public sealed class RaceTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private FaultyStore _store = null!;
    private MeshCluster _mesh = null!;

    public async ValueTask InitializeAsync() => _mesh = await MeshCluster.StartAsync(_folder, wrap: real => _store = new FaultyStore(real));

    public async ValueTask DisposeAsync()
    {
        await _mesh.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task HundredWritersOnOneRevision_OneWins()
    {
        var grain = _mesh.VirtualService("a");
        var revision = (await grain.Create(Manifest.VirtualService("a"), WriteOptions.Default)).Resource!.Revision;
        for (var round = 0; round < 5; round++)
        {
            var options = new WriteOptions { ExpectedRevision = revision };
            var results = await Task.WhenAll(Enumerable.Range(0, 100).Select(i => grain.Replace(Manifest.VirtualService("a", $"r{round}-{i}"), options)));

            var winner = Assert.Single(results, result => result.Outcome == WriteOutcome.Updated);
            Assert.Equal(99, results.Count(result => result.Outcome == WriteOutcome.Conflict));
            Assert.Equal(revision + 1, winner.Resource!.Revision);
            Assert.Equal(winner.Resource, await grain.Get());
            revision = winner.Resource.Revision;
        }
    }

    [Fact]
    public async Task WritersOfManyResources_GetEachRevisionOnce()
    {
        var reached = new TaskCompletionSource();
        var gate = new TaskCompletionSource();
        _store.OnCommit = async (number, commit) =>
        {
            if (number == 1)
            {
                reached.SetResult();
                await gate.Task;
            }

            await commit();
        };
        var first = _mesh.VirtualService("first").Apply(Manifest.VirtualService("first"), WriteOptions.Default);
        await reached.Task;
        var others = Enumerable.Range(0, 200).Select(i => _mesh.VirtualService($"a{i}").Apply(Manifest.VirtualService($"a{i}"), WriteOptions.Default)).ToList();

        gate.SetResult();
        var results = (await Task.WhenAll(others)).Append(await first).ToList();

        Assert.All(results, result => Assert.Equal(WriteOutcome.Created, result.Outcome));
        Assert.Equal(Enumerable.Range(1, 201).Select(i => (long)i), results.Select(result => result.Resource!.Revision).Order());
        var list = await _mesh.Relay().List(new ListQuery("VirtualService", null));
        Assert.Equal(results.Select(result => result.Resource!).OrderBy(resource => resource.Id.Name, StringComparer.Ordinal), list.Resources);
    }
}
