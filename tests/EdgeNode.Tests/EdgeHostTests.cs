using System.Net;
using Microsoft.AspNetCore.Http;
using OrleansMesh.EdgeNode.Feed;
using OrleansMesh.EdgeNode.LastGood;
using OrleansMesh.EdgeNode.Tests.Fixtures;
using OrleansMesh.Hosting;

namespace OrleansMesh.EdgeNode.Tests;

public sealed class EdgeHostTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly TaskCompletionSource _arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _release = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task RequestUnderWay_EndsBeforeTheEdgeDoes()
    {
        await using var upstream = await TestUpstream.StartAsync(HoldAsync);
        await using var edge = await StartAsync(upstream.Port, "00:01:00");
        var address = edge.Host.Addresses[0];
        var answer = edge.GetAsync("/");
        Assert.Same(_arrived.Task, await Task.WhenAny(_arrived.Task, answer));

        var stopped = edge.StopAsync();
        await RefusedAsync(address);
        Assert.False(stopped.IsCompleted);
        _release.SetResult();

        Assert.Equal((HttpStatusCode.OK, null, "held"), await answer);
        await stopped;
    }

    [Fact]
    public async Task RequestThatNeverEnds_IsCutOffAtTheDrainTime()
    {
        await using var upstream = await TestUpstream.StartAsync(HoldAsync);
        await using var edge = await StartAsync(upstream.Port, "00:00:00.2");
        var answer = edge.GetAsync("/");
        Assert.Same(_arrived.Task, await Task.WhenAny(_arrived.Task, answer));

        await edge.StopAsync();

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => answer);
        _release.SetResult();
    }

    [Fact]
    public async Task SecondEdgeOfTheSameName_DoesNotStart()
    {
        var settings = new MeshSettings(_folder.Path);
        await using var first = await RunningEdge.StartAsync(settings);

        var error = await Assert.ThrowsAsync<StartupException>(() => RunningEdge.StartAsync(settings));

        Assert.Equal($"Edge:Name: another edge on this machine has it: {_folder.File("edges/e1.mesh")} is in use", error.Message);
    }

    [Fact]
    public async Task TwoEdgesOfOneFolder_KeepTheirOwnFiles()
    {
        await using var first = await RunningEdge.StartAsync(new MeshSettings(_folder.Path).With("Edge:Name", "a:1"));
        await using var second = await RunningEdge.StartAsync(new MeshSettings(_folder.Path).With("Edge:Name", "a_3A1"));

        Assert.Equal(["a%3A1.mesh.lock", "a_3A1.mesh.lock"], Directory.GetFiles(_folder.File("edges")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task NameNotSaid_IsHostAndPort()
    {
        var port = FreePorts.Take(1)[0];
        await using var edge = EdgeHost.Create(
            new MeshSettings(_folder.Path).With("Edge:Urls", $"http://127.0.0.1:{port}").Without("Edge:Name").Build(),
            Microsoft.Extensions.Logging.Abstractions.NullLoggerFactory.Instance);

        Assert.Equal($"{Environment.MachineName}:{port}", edge.Name);
    }

    [Fact]
    public async Task DamagedLastGoodFile_StartsAnEdgeWithoutATable()
    {
        await File.WriteAllTextAsync(_folder.File("e.mesh"), "orleansmesh-last-good 1 ", TestContext.Current.CancellationToken);

        await using var edge = await RunningEdge.StartAsync(new MeshSettings(_folder.Path).With("Edge:LastGoodFile", _folder.File("e.mesh")));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await edge.GetAsync("/")).Status);
    }

    [Fact]
    public async Task EdgeThatIsStoppedBeforeAnySiloIsUp_StopsAtOnce()
    {
        var edge = await RunningEdge.StartAsync(new MeshSettings(_folder.Path));
        await edge.StopAsync();
        await edge.DisposeAsync();
    }

    private async Task<RunningEdge> StartAsync(int upstream, string drainTime)
    {
        var resource = Manifests.ManifestReader.ReadYaml(TestMesh.Route(upstream)).Resource!;
        var content = LastGoodFormat.Content(HeldMesh.Of("m", 1, [KeyValuePair.Create(MeshDocument.Id(resource.Key), Manifests.ManifestWriter.ToJson(resource))]));
        await File.WriteAllBytesAsync(_folder.File("e.mesh"), [.. LastGoodFormat.Header(content), .. content], TestContext.Current.CancellationToken);
        return await RunningEdge.StartAsync(new MeshSettings(_folder.Path).With("Edge:LastGoodFile", _folder.File("e.mesh")).With("Edge:DrainTime", drainTime));
    }

    private async Task HoldAsync(HttpContext context)
    {
        _arrived.SetResult();
        await _release.Task;
        await context.Response.WriteAsync("held");
    }

    // The socket closes at some moment of the stop; nothing tells when.
    private static async Task RefusedAsync(Uri address)
    {
        while (true)
        {
            using var socket = new System.Net.Sockets.Socket(System.Net.Sockets.SocketType.Stream, System.Net.Sockets.ProtocolType.Tcp);
            try
            {
                await socket.ConnectAsync(IPAddress.Loopback, address.Port, TestContext.Current.CancellationToken);
            }
            catch (System.Net.Sockets.SocketException)
            {
                return;
            }
        }
    }
}
