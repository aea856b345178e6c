using System.Net;
using Microsoft.AspNetCore.Http;
using OrleansMesh.EdgeNode.Tables;
using OrleansMesh.EdgeNode.Tests.Fixtures;
using OrleansMesh.Routing.Snapshots;

namespace OrleansMesh.EdgeNode.Tests.Tables;

/// <summary>Tables over revisions: what is carried over, what is closed and when, and that a request sees one of them.</summary>
public sealed class EdgeTableTests
{
    private const string Workload = """
        apiVersion: networking.istio.io/v1
        kind: WorkloadEntry
        metadata: {name: one, namespace: default}
        spec: {address: 127.0.0.1, labels: {app: shop}, ports: {http: %PORT%}}
        """;

    private const string Service = """
        apiVersion: v1
        kind: Service
        metadata: {name: shop, namespace: default}
        spec: {selector: {app: shop}, ports: [{name: http, port: 80}]}
        ---
        apiVersion: networking.istio.io/v1
        kind: VirtualService
        metadata: {name: shop, namespace: default}
        spec:
          hosts: ["*"]
          http:
          - route: [{destination: {host: shop}}]
            mirror: {host: shop}
        """;

    [Fact]
    public async Task Workload_ChangesEndpointsAndNothingElse()
    {
        await using var edge = await TestEdge.StartAsync();
        var first = edge.Publish(TestMesh.Of(1, $"{Service}\n---\n{Workload.Replace("%PORT%", "1001", StringComparison.Ordinal)}"));
        var second = edge.Publish(TestMesh.With(first.Snapshot, 2, Workload.Replace("%PORT%", "1002", StringComparison.Ordinal)));

        Assert.Same(first.Compiled, second.Compiled);
        Assert.Same(first.Clusters[0].Client, second.Clusters[0].Client);
        Assert.Same(first.Mirrors[0].Lane, second.Mirrors[0].Lane);
        Assert.Same(first.Mirrors[0].Counters, second.Mirrors[0].Counters);
        Assert.Equal(("http://127.0.0.1:1001", "http://127.0.0.1:1002"), (first.Clusters[0].Endpoints.All[0].Prefix, second.Clusters[0].Endpoints.All[0].Prefix));
    }

    [Fact]
    public async Task UnchangedCluster_IsCarriedOverWhole()
    {
        await using var edge = await TestEdge.StartAsync();
        var first = edge.Publish(TestMesh.Of(1, TestMesh.Route(1)));
        var second = edge.Publish(TestMesh.With(first.Snapshot, 2, TestMesh.Route(1, "    timeout: 1s")));

        Assert.NotSame(first.Compiled, second.Compiled);
        Assert.Same(first.Clusters[0], second.Clusters[0]);
    }

    [Fact]
    public async Task OlderOrEqualRevision_IsNotServed()
    {
        await using var edge = await TestEdge.StartAsync();
        var served = edge.Publish(TestMesh.Of(5, TestMesh.Route(1)));

        var older = edge.Plane.Builder.Build(TestMesh.Of(5, TestMesh.Route(2)), served);

        Assert.False(edge.Plane.Tables.TryPublish(older));
        Assert.False(edge.Plane.Tables.TryPublish(served));
        Assert.Same(served, edge.Plane.Tables.Current);
        Assert.True(older.Gate.IsDrained);
        Assert.False(served.Gate.IsDrained);
    }

    [Fact]
    public async Task TableOfAnotherMesh_ReplacesWhateverItsRevision()
    {
        await using var edge = await TestEdge.StartAsync();
        edge.Publish(TestMesh.Of(5, TestMesh.Route(1)));
        var other = edge.Plane.Builder.Build(TestMesh.Of(1, TestMesh.Route(2)), previous: null);

        edge.Plane.Tables.Replace(other);

        Assert.Same(other, edge.Plane.Tables.Current);
    }

    [Fact]
    public async Task ClusterThatIsGone_IsClosedAfterItsLastRequest()
    {
        var arrived = new TaskCompletionSource();
        var answer = new TaskCompletionSource();
        await using var upstream = await TestUpstream.StartAsync(async context =>
        {
            arrived.SetResult();
            await answer.Task;
            await context.Response.WriteAsync("late", context.RequestAborted);
        });
        await using var shadow = await TestUpstream.StartAsync();
        await using var edge = await TestEdge.StartAsync();
        var first = edge.Publish(TestMesh.Of(1, TestMesh.Mirrored(upstream.Port, shadow.Port)));
        var client = first.Clusters[0].Client;
        var request = edge.GetAsync("/");
        await arrived.Task.WaitAsync(Patience.Token);

        var second = edge.Publish(MeshSnapshot.Empty.With(2, []));
        Assert.False(first.Gate.IsDrained);
        Assert.False(client.Disposed.IsCompleted);
        Assert.Single(edge.Plane.Lanes);
        answer.SetResult();
        using var response = await request;
        await edge.StopAsync();

        Assert.Equal("late", await response.Content.ReadAsStringAsync(Patience.Token));
        Assert.True(first.Gate.IsDrained);
        Assert.False(second.Gate.IsDrained);
        await client.Disposed.WaitAsync(Patience.Token);
        Assert.Empty(edge.Plane.Builder.Clients);
    }

    [Fact]
    public async Task ClusterThatComesBackInTime_KeepsItsConnections()
    {
        await using var edge = await TestEdge.StartAsync();
        var first = edge.Publish(TestMesh.Of(1, TestMesh.Route(1)));
        EdgeTable third;
        using (edge.Plane.Tables.Enter())
        {
            edge.Publish(MeshSnapshot.Empty.With(2, []));
            third = edge.Publish(TestMesh.Of(3, TestMesh.Route(1)));
        }

        Assert.Same(first.Clusters[0].Client, third.Clusters[0].Client);
        Assert.False(third.Clusters[0].Client.Disposed.IsCompleted);
    }

    [Fact]
    public async Task RequestsUnderChangingTables_AllSucceedAndSeeOneRevisionEach()
    {
        const int Revisions = 200;
        await using var upstream = await TestUpstream.StartAsync(context => context.Response.WriteAsync(context.Request.Path));
        await using var edge = await TestEdge.StartAsync();
        edge.Publish(Revision(1));
        using var done = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 4).Select(_ => Task.Run(() => ReadAsync(edge, done.Token), Patience.Token)).ToArray();

        for (var revision = 2; revision <= Revisions; revision++)
        {
            edge.Publish(Revision(revision));
            using var response = await edge.GetAsync("/");
            Assert.Equal($"/{revision}", await response.Content.ReadAsStringAsync(Patience.Token));
        }

        await done.CancelAsync();
        Assert.All(await Task.WhenAll(readers), read => Assert.True(read > 0));

        // Each revision has its own cluster (a subset of its own), so that each swap also makes and closes clients.
        MeshSnapshot Revision(int revision) => TestMesh.Of(revision, $$$"""
            apiVersion: networking.istio.io/v1
            kind: VirtualService
            metadata: {name: shop, namespace: default}
            spec:
              hosts: ["*"]
              http:
              - rewrite: {uri: /{{{revision}}}}
                route: [{destination: {host: shop, subset: v{{{revision}}}}}]
            ---
            apiVersion: networking.istio.io/v1
            kind: DestinationRule
            metadata: {name: shop, namespace: default}
            spec: {host: shop, subsets: [{name: v{{{revision}}}, labels: {app: shop}}]}
            ---
            {{{Service.Split("---")[0]}}}
            ---
            {{{Workload.Replace("%PORT%", $"{upstream.Port}", StringComparison.Ordinal)}}}
            """);

        static async Task<int> ReadAsync(TestEdge edge, CancellationToken done)
        {
            var reads = 0;
            var newest = 0;
            while (!done.IsCancellationRequested)
            {
                using var response = await edge.GetAsync("/");
                Assert.Equal(HttpStatusCode.OK, response.StatusCode);
                var path = await response.Content.ReadAsStringAsync(Patience.Token);
                var seen = int.Parse(path.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture);
                Assert.True(seen >= newest, $"{seen} after {newest}");
                newest = seen;
                reads++;
            }

            return reads;
        }
    }
}
