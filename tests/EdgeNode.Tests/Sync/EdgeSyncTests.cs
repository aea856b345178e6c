using System.Net;
using OrleansMesh.Abstractions.Edges;
using OrleansMesh.EdgeNode.Tests.Fixtures;

namespace OrleansMesh.EdgeNode.Tests.Sync;

/// <summary>A whole edge and a whole silo, each as it is shipped.</summary>
public sealed class EdgeSyncTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private readonly MeshSettings _settings;
    private TestUpstream _upstream = null!;

    public EdgeSyncTests() => _settings = new MeshSettings(_folder.Path);

    public async ValueTask InitializeAsync() => _upstream = await TestUpstream.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _upstream.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task EdgeStartedBeforeTheSilo_ListensAtOnceAndGetsRoutesWhenItComes()
    {
        await using var edge = await RunningEdge.StartAsync(_settings);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "no-table", "no-table\n"), await edge.GetAsync("/"));
        var ready = await edge.AdminAsync("/readyz");
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "no route table yet: the control plane was not reached, and there is no last good file\n"), (ready.Status, ready.Body));
        Assert.Equal(HttpStatusCode.OK, (await edge.AdminAsync("/livez")).Status);

        await using var silo = await TestSilo.StartAsync(_settings);
        await edge.ServesAsync(await silo.ApplyAsync(TestMesh.Route(_upstream.Port)));

        Assert.Equal((HttpStatusCode.OK, null, "hello"), await edge.GetAsync("/"));
        Assert.Equal(HttpStatusCode.OK, (await edge.AdminAsync("/readyz")).Status);
    }

    [Fact]
    public async Task EveryAcknowledgedChange_ReachesTheEdge()
    {
        await using var silo = await TestSilo.StartAsync(_settings);
        await using var edge = await RunningEdge.StartAsync(_settings);
        for (var i = 0; i < 20; i++)
        {
            var revision = i % 5 == 4 ? await silo.DeleteAsync("shop") : await silo.ApplyAsync(Labelled(i));

            var served = await edge.ServesAsync(revision);

            Assert.Equal(revision, served.Mesh.Revision);
            Assert.Equal(i % 5 == 4 ? HttpStatusCode.NotFound : HttpStatusCode.OK, (await edge.GetAsync("/")).Status);
        }
    }

    [Fact]
    public async Task SiloThatIsGone_LeavesTheEdgeServingAndIsCaughtUpWithWhenItIsBack()
    {
        await using var edge = await RunningEdge.StartAsync(_settings);
        await using (var silo = await TestSilo.StartAsync(_settings))
        {
            await edge.ServesAsync(await silo.ApplyAsync(TestMesh.Route(_upstream.Port)));
        }

        for (var i = 0; i < 20; i++)
        {
            Assert.Equal(HttpStatusCode.OK, (await edge.GetAsync($"/{i}")).Status);
        }

        Assert.Equal(HttpStatusCode.OK, (await edge.AdminAsync("/readyz")).Status);

        await using var again = await TestSilo.StartAsync(_settings);
        var revision = await again.DeleteAsync("shop");
        await edge.ServesAsync(revision);

        Assert.Equal((HttpStatusCode.NotFound, "no-route", "no-route\n"), await edge.GetAsync("/"));
    }

    [Fact]
    public async Task EdgeRestartedInAFullOutage_ServesItsLastTableAtItsFirstRequest()
    {
        long revision;
        await using (var silo = await TestSilo.StartAsync(_settings))
        {
            await using var before = await RunningEdge.StartAsync(_settings);
            revision = await silo.ApplyAsync(TestMesh.Route(_upstream.Port));
            await before.ServesAsync(revision);
        }

        await using var edge = await RunningEdge.StartAsync(_settings);

        Assert.Equal((HttpStatusCode.OK, null, "hello"), await edge.GetAsync("/"));
        Assert.Equal(revision, edge.Served!.Mesh.Revision);
        Assert.Equal(HttpStatusCode.OK, (await edge.AdminAsync("/readyz")).Status);
    }

    [Fact]
    public async Task SiloWithANewEmptyStore_TakesNoRoutesAwayUntilItsFirstChange()
    {
        using var other = new TemporaryFolder();
        await using var edge = await RunningEdge.StartAsync(_settings);
        await using (var silo = await TestSilo.StartAsync(_settings))
        {
            await edge.ServesAsync(await silo.ApplyAsync(TestMesh.Route(_upstream.Port)));
        }

        await using var fresh = await TestSilo.StartAsync(_settings.With("Mesh:DataDirectory", other.Path));
        var old = edge.Served!.Mesh.MeshId;
        await Eventually.TrueAsync(() => Task.FromResult(edge.Host.Sync.Status.AnsweringMesh != old), () => $"the feed says {edge.Host.Sync.Status}");
        Assert.Equal(HttpStatusCode.OK, (await edge.GetAsync("/")).Status);

        var applied = TestMesh.Route(_upstream.Port).Replace("hosts: [\"*\"]", "hosts: [\"new.example\"]", StringComparison.Ordinal);
        var revision = await fresh.ApplyAsync(applied);
        // Both meshes are at their first revision.
        await edge.ServesAsync(served => served.Mesh.Revision == revision && served.Mesh.MeshId != old, "the new mesh");

        Assert.Equal(HttpStatusCode.NotFound, (await edge.GetAsync("/")).Status);
        Assert.Equal(HttpStatusCode.OK, (await edge.GetAsync("/", "new.example")).Status);
    }

    [Fact]
    public async Task Status_TellsWhatTheEdgeServesAndThatItStoppedInOrder()
    {
        await using var silo = await TestSilo.StartAsync(_settings.With("Edge:Labels:zone", "east"));
        await using var edge = await RunningEdge.StartAsync(_settings);
        var revision = await silo.ApplyAsync(TestMesh.Route(_upstream.Port));
        await edge.ServesAsync(revision);

        var status = await StatusAsync(silo, known => known?.LastReport.ServedRevision == revision);
        await edge.StopAsync();
        var last = await silo.Edge("e1").GetStatus();

        Assert.Equal(("e1", "east", false), (status!.Name, status.LastReport.Labels["zone"], status.LastReport.Final));
        Assert.True(last!.LastReport.Final);
        Assert.Equal(revision, last.LastReport.ServedRevision);
    }

    [Fact]
    public async Task MirrorTotals_AreExactOverARestartOfTheSilo()
    {
        await using var target = await TestUpstream.StartAsync();
        await using var edge = await RunningEdge.StartAsync(_settings);
        await using (var silo = await TestSilo.StartAsync(_settings))
        {
            await edge.ServesAsync(await silo.ApplyAsync(TestMesh.Mirrored(_upstream.Port, target.Port)));
            await SendAsync(edge, 30);
        }

        await SendAsync(edge, 20);
        await using var again = await TestSilo.StartAsync(_settings);
        await SendAsync(edge, 10);
        await edge.StopAsync();

        var totals = Assert.Single(await again.Edge("e1").GetTotals());
        Assert.Equal((60, 60, 60, 60, 0), (totals.Considered, totals.Sampled, totals.Sent, totals.Succeeded, totals.InFlight));
        Assert.Equal(60, target.Count);
    }

    private static async Task SendAsync(RunningEdge edge, int count)
    {
        for (var i = 0; i < count; i++)
        {
            Assert.Equal(HttpStatusCode.OK, (await edge.GetAsync("/")).Status);
        }
    }

    private static async Task<EdgeStatus?> StatusAsync(TestSilo silo, Func<EdgeStatus?, bool> condition)
    {
        EdgeStatus? status = null;
        await Eventually.TrueAsync(async () => condition(status = await silo.Edge("e1").GetStatus()), () => $"the edge's status stays {status}");
        return status;
    }

    private string Labelled(int i) => TestMesh.Route(_upstream.Port).Replace("{name: shop, namespace: default}", $"{{name: shop, namespace: default, labels: {{n: \"{i}\"}}}}", StringComparison.Ordinal);
}
