using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using OrleansMesh.EdgeNode.Tests.Conformance;
using OrleansMesh.EdgeNode.Tests.Fixtures;
using OrleansMesh.EdgeNode.Upstreams;
using OrleansMesh.Routing.Resources.WorkloadEntries;

namespace OrleansMesh.EdgeNode.Tests.Upstreams;

/// <summary>Endpoints that are Unix sockets.</summary>
public sealed class UnixSocketTests
{
    [Fact]
    [Shows(typeof(WorkloadEntrySpec), "address")]
    public async Task Endpoints_AreReachedEachBySocketOfItsOwn()
    {
        using var folder = new TemporaryFolder();
        await using var first = await TestUpstream.StartAsync(context => context.Response.WriteAsync("first"), socket: folder.File("A.sock"));
        await using var second = await TestUpstream.StartAsync(context => context.Response.WriteAsync("second"), socket: folder.File("a.sock"));
        await using var edge = await TestEdge.StartAsync(UpstreamMesh.Of("{loadBalancer: {simple: ROUND_ROBIN}}", [At(folder.File("A.sock")), At(folder.File("a.sock"))]));

        var answers = new List<string>();
        for (var i = 0; i < 10; i++)
        {
            using var response = await edge.GetAsync("/");
            answers.Add(await response.Content.ReadAsStringAsync(Patience.Token));
        }

        Assert.Equal((5, 5), (answers.Count(answer => answer == "first"), answers.Count(answer => answer == "second")));
        Assert.Equal($"127.0.0.1:{edge.Port}", (await first.NextAsync()).Header("host"));
    }

    [Fact]
    public async Task WorkloadEntry_MayBeASocketThatSpeaksHttp2()
    {
        using var folder = new TemporaryFolder();
        await using var upstream = await TestUpstream.StartAsync(context => context.Response.WriteAsync(context.Request.Protocol), HttpProtocols.Http2, folder.File("u.sock"));
        await using var edge = await TestEdge.StartAsync(Selecting(folder.File("u.sock"), "GRPC"));

        using var response = await edge.GetAsync("/");

        Assert.Equal("HTTP/2", await response.Content.ReadAsStringAsync(Patience.Token));
    }

    [Fact]
    public async Task Shadow_GoesToItsSocket()
    {
        using var folder = new TemporaryFolder();
        await using var upstream = await TestUpstream.StartAsync();
        await using var shadow = await TestUpstream.StartAsync(socket: folder.File("s.sock"));
        await using var edge = await TestEdge.StartAsync(
            $"{TestMesh.Route(upstream.Port, "    mirrors: [{destination: {host: shop.test}}]")}\n---\n{Selecting(folder.File("s.sock"), "HTTP").Split("---\n", 2)[1]}");

        using var response = await edge.SendAsync(new HttpRequestMessage(HttpMethod.Post, edge.Address) { Content = new StringContent("body") });

        Assert.Equal("body"u8.ToArray(), (await shadow.NextAsync()).Body);
        var totals = await edge.SettledTotalsAsync();
        Assert.Equal((HttpStatusCode.OK, 1, 1), (response.StatusCode, totals.Sent, totals.Succeeded));
    }

    [Fact]
    public async Task AbstractName_IsReached()
    {
        var name = $"orleansmesh-{Guid.NewGuid():N}";
        using var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        listener.Bind(new UnixDomainSocketEndPoint($"\0{name}"));
        listener.Listen();
        await using var edge = await TestEdge.StartAsync(UpstreamMesh.Of("{}", [$"{{address: \"unix://@{name}\"}}"]));

        var answer = edge.GetAsync("/");
        using var connection = await listener.AcceptAsync(Patience.Token);
        await connection.SendAsync("HTTP/1.1 204 No Content\r\n\r\n"u8.ToArray(), Patience.Token);

        using var response = await answer;
        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
    }

    [Fact]
    public async Task SocketThatIsNotThere_IsAConnectionThatFailed()
    {
        using var folder = new TemporaryFolder();
        await using var edge = await TestEdge.StartAsync(UpstreamMesh.Of("{}", [At(folder.File("none.sock"))]));

        using var response = await edge.GetAsync("/");

        Assert.Equal((HttpStatusCode.BadGateway, "connect-failed"), (response.StatusCode, response.Headers.GetValues("x-orleansmesh-reason").Single()));
    }

    [Fact]
    public async Task ClientsHost_LeadsToNoSocket()
    {
        using var folder = new TemporaryFolder();
        await using var upstream = await TestUpstream.StartAsync(socket: folder.File("u.sock"));
        await using var edge = await TestEdge.StartAsync(UpstreamMesh.Of("{}", [], entry: "resolution: NONE").Replace("shop.test", "\"*.invalid\"", StringComparison.Ordinal));
        using var request = new HttpRequestMessage(HttpMethod.Get, edge.Address);
        request.Headers.Host = SocketHosts.Of($"unix://{folder.File("u.sock")}");

        using var response = await edge.SendAsync(request);

        Assert.Equal(("no-endpoint", 0), (response.Headers.GetValues("x-orleansmesh-reason").Single(), upstream.Count));
    }

    [Theory]
    [InlineData("unix:///x")]
    [InlineData("unix://@x")]
    [InlineData("unix:///run/ä ü/0123456789/0123456789/0123456789/0123456789/0123456789/0123456789/0123456789/0123456789/01234567/x")]
    public void Host_IsOneOfAUrlAndLeadsBack(string address)
    {
        var host = new Uri($"http://{SocketHosts.Of(address)}/x").IdnHost;

        Assert.Equal(SocketHosts.Of(address), host);
        Assert.True(SocketHosts.Includes(host));
        Assert.Equal(address.Replace("unix://@", "\0", StringComparison.Ordinal).Replace("unix://", string.Empty, StringComparison.Ordinal), SocketHosts.Path(host));
    }

    private static string At(string path) => $"{{address: \"unix://{path}\"}}";

    private static string Selecting(string path, string protocol) =>
        UpstreamMesh.Of("{}", Array.Empty<string>(), protocol).Replace("endpoints: []", "workloadSelector: {labels: {app: shop}}", StringComparison.Ordinal)
        + $"\n---\n{{apiVersion: networking.istio.io/v1, kind: WorkloadEntry, metadata: {{name: w, namespace: default}}, spec: {{address: \"unix://{path}\", labels: {{app: shop}}}}}}";
}
