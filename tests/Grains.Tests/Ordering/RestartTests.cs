using OrleansMesh.Abstractions.Feed;
using OrleansMesh.Abstractions.Resources;

namespace OrleansMesh.Grains.Tests.Ordering;

/// <summary>What was acknowledged is there after a restart.</summary>
public sealed class RestartTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task AcknowledgedChanges_SurviveRestarts()
    {
        var expected = new SortedDictionary<string, StoredResource>(StringComparer.Ordinal);
        long revision = 0;
        string? meshId = null;
        for (var round = 0; round < 3; round++)
        {
            await using var mesh = await MeshCluster.StartAsync(_folder);
            var list = await mesh.Relay(round).List(new ListQuery("VirtualService", null));
            Assert.Equal(revision, list.Revision);
            Assert.Equal(expected.Values, list.Resources);
            var opening = await mesh.Store.OpenAsync(TestContext.Current.CancellationToken);
            Assert.Equal(meshId ?? opening.MeshId, opening.MeshId);
            meshId = opening.MeshId;

            for (var i = 0; i < 20; i++)
            {
                var name = $"v{(i * 7) % 10}";
                var grain = mesh.VirtualService(name);
                if (i % 5 == 4)
                {
                    Assert.Equal(expected.Remove(name) ? WriteOutcome.Deleted : WriteOutcome.NotFound, (await grain.Delete(WriteOptions.Default)).Outcome);
                }
                else
                {
                    var written = await grain.Apply(Manifest.VirtualService(name, $"d{round}-{i}"), WriteOptions.Default);
                    Assert.True(written.Accepted);
                    expected[name] = written.Resource!;
                }
            }

            revision = (await mesh.Relay().List(new ListQuery("VirtualService", null))).Revision;
            foreach (var (name, resource) in expected)
            {
                Assert.Equal(resource, await mesh.VirtualService(name).Get());
            }
        }
    }
}
