using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using OrleansMesh.EdgeNode.Tests.Conformance;
using OrleansMesh.EdgeNode.Tests.Fixtures;
using OrleansMesh.Routing.Resources.Gateways;
using static OrleansMesh.EdgeNode.Tests.Gateways.GatewayEdge;

namespace OrleansMesh.EdgeNode.Tests.Gateways;

/// <summary>Ports that come and go as Gateways do.</summary>
public sealed class GatewayListenerTests
{
    private const string Http80 = "{port: {number: 80, name: http, protocol: HTTP}, hosts: ['*.test']}";

    [Shows(typeof(Gateway), "spec")]
    [Shows(typeof(GatewaySpec), "servers", "selector")]
    [Shows(typeof(GatewayServer), "port", "hosts")]
    [Shows(typeof(GatewayPort), "number", "protocol", "name")]
    [Fact]
    public async Task Gateway_OpensItsPort_AndClosesItWhenItGoes()
    {
        await using var edge = await StartAsync();
        Assert.Empty(edge.Listeners.Status);

        await edge.ApplyAsync(Gateway("gw", Http80), edge.Route("a.test"));
        var port = edge.PortOf("80");
        Assert.Equal("hello", await BodyAsync(await edge.SendAsync("80", Get("http://a.test/"))));
        Assert.Equal(HttpStatusCode.NotFound, (await edge.SendAsync("80", Get("http://other/"))).StatusCode);

        await edge.DeleteAsync("Gateway", "gw");
        Assert.Empty(edge.Listeners.Status);
        await RefusedAsync(port);
    }

    [Fact]
    public async Task OwnAddresses_AndGateways_ServeApart()
    {
        await using var edge = await StartAsync();
        await edge.ApplyAsync(Gateway("gw", Http80), edge.Route("a.test"), edge.Route("b.test", "istio-system/ingressgateway"));

        Assert.Equal(HttpStatusCode.NotFound, (await edge.Edge.GetAsync("/", "a.test")).Status);
        Assert.Equal(HttpStatusCode.OK, (await edge.Edge.GetAsync("/", "b.test")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await edge.SendAsync("80", Get("http://b.test/"))).StatusCode);
    }

    [Fact]
    public async Task ChangedHosts_HoldForOpenConnections()
    {
        await using var edge = await StartAsync();
        await edge.ApplyAsync(Gateway("gw", Http80), edge.Route("a.test"));
        using var client = Client(edge.PortOf("80"));
        Assert.Equal(HttpStatusCode.OK, (await client.SendAsync(Get("http://a.test/"), Patience.Token)).StatusCode);

        await edge.ApplyAsync(Gateway("gw", Http80.Replace("*.test", "b.test", StringComparison.Ordinal)));

        Assert.Equal(HttpStatusCode.NotFound, (await client.SendAsync(Get("http://a.test/"), Patience.Token)).StatusCode);
    }

    [Fact]
    public async Task RequestUnderWay_EndsAfterItsGatewayIsGone()
    {
        var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var edge = await StartAsync(answer: async context =>
        {
            arrived.SetResult();
            await release.Task;
            await context.Response.WriteAsync("held");
        });
        await edge.ApplyAsync(Gateway("gw", Http80), edge.Route("a.test"));
        var port = edge.PortOf("80");
        var answer = edge.SendAsync("80", Get("http://a.test/"));
        await arrived.Task;

        await edge.DeleteAsync("Gateway", "gw");
        await RefusedAsync(port);
        release.SetResult();

        Assert.Equal("held", await BodyAsync(await answer));
    }

    [Fact]
    public async Task PortThatIsTaken_IsTold_HarmsNothingElse_AndIsTakenWhenItIsFree()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var taken = ((IPEndPoint)other.LocalEndpoint).Port;
        await using var edge = await StartAsync(settings => settings.With("Edge:GatewayPorts:81", $"{taken}"));

        await edge.ApplyAsync(
            Gateway("gw", $"{Http80}, {{port: {{number: 81, name: other, protocol: HTTP}}, hosts: ['*.test']}}"), edge.Route("a.test"));

        Assert.Equal(HttpStatusCode.OK, (await edge.SendAsync("80", Get("http://a.test/"))).StatusCode);
        var refused = Assert.Single(edge.Listeners.Refused);
        Assert.Equal(("Gateway/default/gw", $"spec.servers[1]: port {taken} on 127.0.0.1 is taken"), (refused.Id.ToString(), refused.Reason));
        var config = (await edge.Edge.AdminAsync("/config")).Body;
        Assert.Contains($"port {taken} on 127.0.0.1 is taken", config, StringComparison.Ordinal);
        var metrics = PrometheusText.Parse((await edge.Edge.AdminAsync("/metrics")).Body);
        Assert.Equal(
            [("80", 1.0), ("81", 0.0)],
            metrics.Single(family => family.Name == "orleansmesh_edge_gateway_listener_open").Samples.Select(sample => (sample.Labels["listener"], sample.Value)));

        other.Stop();
        await edge.UntilAsync(listeners => listeners.Refused.IsEmpty);
        Assert.Equal(HttpStatusCode.OK, (await edge.SendAsync("81", Get("http://a.test/"))).StatusCode);
    }

    [Shows(typeof(GatewayServer), "bind")]
    [Fact]
    public async Task Bind_IsHonoured()
    {
        await using var edge = await StartAsync();
        await edge.ApplyAsync(Gateway("gw", "{port: {number: 80, name: a, protocol: HTTP}, bind: 127.0.0.2, hosts: ['*']}, {port: {number: 81, name: b, protocol: HTTP}, bind: 192.0.2.1, hosts: ['*']}"));

        Assert.Equal("127.0.0.2", edge.Listeners.Status[0].Addresses.Single().Host);
        Assert.Equal("192.0.2.1 is not an address of this machine", edge.Listeners.Status[1].Problem);
    }

    [Fact]
    public async Task PortInConflict_IsTold()
    {
        await using var edge = await StartAsync();
        await edge.ApplyAsync(
            Gateway("a", Http80), Gateway("b", "{port: {number: 80, name: https, protocol: HTTPS}, hosts: ['*.test'], tls: {mode: SIMPLE, credentialName: x}}"));

        Assert.Equal(
            ["Gateway/default/b: spec.servers[0]: the port is served in the clear by Gateway default/a (spec.servers[0])"],
            edge.Edge.Served!.Refused.Select(refused => $"{refused.Id}: {refused.Reason}"));
    }

    [Shows(typeof(ServerTlsSettings), "httpsRedirect")]
    [Fact]
    public async Task HttpsRedirect_SendsClientsToHttps()
    {
        await using var edge = await StartAsync();
        await edge.ApplyAsync(Gateway("gw", "{port: {number: 80, name: a, protocol: HTTP}, hosts: ['*.test'], tls: {httpsRedirect: true}}"), edge.Route("a.test"));

        var answer = await edge.SendAsync("80", Get("http://a.test/x/y?z=1"));

        Assert.Equal((HttpStatusCode.MovedPermanently, "https://a.test/x/y?z=1"), (answer.StatusCode, answer.Headers.Location!.OriginalString));
    }

    [Fact]
    public async Task MatchPort_IsThatOfTheGateway_NotThatOfTheSocket()
    {
        await using var edge = await StartAsync();
        await edge.ApplyAsync(
            Gateway("gw", Http80),
            edge.Route("a.test").Replace("http: [{route:", "http: [{match: [{port: 80}], route:", StringComparison.Ordinal));

        Assert.Equal(HttpStatusCode.OK, (await edge.SendAsync("80", Get("http://a.test/"))).StatusCode);
    }

    [Theory]
    [InlineData("HTTP2")]
    [InlineData("GRPC")]
    public async Task PriorKnowledge_IsSpokenWhereTheServerSaysSo(string protocol)
    {
        await using var edge = await StartAsync();
        await edge.ApplyAsync(Gateway("gw", $"{{port: {{number: 80, name: a, protocol: {protocol}}}, hosts: ['*.test']}}"), edge.Route("a.test"));

        using var post = new HttpRequestMessage(HttpMethod.Post, "http://a.test/x") { Version = HttpVersion.Version20, Content = new StringContent("body") };
        post.Headers.TE.ParseAdd("trailers");
        post.Headers.TryAddWithoutValidation("cookie", "a=1; b=2");
        var answer = await edge.SendAsync("80", post);

        Assert.Equal((HttpStatusCode.OK, HttpVersion.Version20, "hello"), (answer.StatusCode, answer.Version, await BodyAsync(answer)));
        var received = await edge.Upstream.NextAsync();
        Assert.Equal(("POST", "/x", "a=1; b=2", "http"), (received.Method, received.Target, received.Headers["cookie"].ToString(), received.Headers["x-forwarded-proto"].ToString()));
    }

    [Fact]
    public async Task ConnectOfHttp2_IsRefused()
    {
        await using var edge = await StartAsync();
        await edge.ApplyAsync(Gateway("gw", Http80.Replace("HTTP}", "HTTP2}", StringComparison.Ordinal)), edge.Route("a.test"));
        var request = new HttpRequestMessage(HttpMethod.Connect, "http://a.test/") { Version = HttpVersion.Version20 };
        request.Headers.Protocol = "websocket";

        var answer = await edge.SendAsync("80", request);

        Assert.Equal((HttpStatusCode.MethodNotAllowed, "method-refused"), (answer.StatusCode, answer.Headers.GetValues("x-orleansmesh-reason").Single()));
    }

    [Fact]
    public async Task Http2_HasTheBoundsOfHttp1()
    {
        await using var edge = await StartAsync();
        await edge.ApplyAsync(Gateway("gw", Http80.Replace("HTTP}", "HTTP2}", StringComparison.Ordinal)), edge.Route("a.test"));
        var long1 = Get("http://a.test/", HttpVersion.Version20);
        long1.Headers.TryAddWithoutValidation("x", new string('x', 40_000));
        var many = Get("http://a.test/", HttpVersion.Version20);
        foreach (var i in Enumerable.Range(0, 120))
        {
            many.Headers.TryAddWithoutValidation($"x{i}", "x");
        }

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => edge.SendAsync("80", long1));
        Assert.Equal(HttpStatusCode.RequestHeaderFieldsTooLarge, (await edge.SendAsync("80", many)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await edge.SendAsync("80", Get("http://a.test/", HttpVersion.Version20))).StatusCode);
    }

    [Fact]
    public async Task Connections_AreBoundedOverAllListeners()
    {
        await using var edge = await StartAsync(settings => settings.With("Edge:Serving:MaxConnections", "2"));
        await edge.ApplyAsync(Gateway("gw", $"{Http80}, {{port: {{number: 81, name: other, protocol: HTTP}}, hosts: ['*.test']}}"), edge.Route("a.test"));
        using var one = Client(edge.PortOf("80"));
        using var two = Client(edge.PortOf("81"));
        using var three = Client(edge.PortOf("81"));

        Assert.Equal(HttpStatusCode.OK, (await one.SendAsync(Get("http://a.test/"), Patience.Token)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await two.SendAsync(Get("http://a.test/"), Patience.Token)).StatusCode);
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => three.SendAsync(Get("http://a.test/"), Patience.Token));
    }

    [Fact]
    public async Task ClientsOwnCertificateHeader_IsRemoved()
    {
        await using var edge = await StartAsync();
        await edge.ApplyAsync(Gateway("gw", Http80), edge.Route("a.test"));
        var request = Get("http://a.test/");
        request.Headers.TryAddWithoutValidation("X-Forwarded-Client-Cert", "Hash=1");

        await edge.SendAsync("80", request);

        Assert.DoesNotContain("x-forwarded-client-cert", (await edge.Upstream.NextAsync()).Headers.Keys, StringComparer.OrdinalIgnoreCase);
    }

    [Shows(typeof(GatewayServer), "name")]
    [Fact]
    public async Task NameOfAServer_TellsOfIt()
    {
        await using var edge = await StartAsync();
        await edge.ApplyAsync(
            Gateway("a", Http80.Replace("{port", "{name: front, port", StringComparison.Ordinal)),
            Gateway("b", "{port: {number: 80, name: https, protocol: HTTPS}, hosts: ['*.test'], tls: {mode: SIMPLE, credentialName: x}}"));

        using var config = JsonDocument.Parse((await edge.Edge.AdminAsync("/config")).Body);
        var server = config.RootElement.GetProperty("listeners").EnumerateArray().Single().GetProperty("servers").EnumerateArray().Single();
        Assert.Equal(("spec.servers[0]", "front"), (server.GetProperty("server").GetString(), server.GetProperty("name").GetString()));
        Assert.Equal(
            "spec.servers[0]: the port is served in the clear by Gateway default/a (spec.servers[0], front)", Assert.Single(edge.Edge.Served!.Refused).Reason);
    }

    private static Task<string> BodyAsync(HttpResponseMessage answer) => answer.Content.ReadAsStringAsync(Patience.Token);

    private static Task RefusedAsync(int port) => Eventually.TrueAsync(
        async () =>
        {
            using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
            try
            {
                await socket.ConnectAsync(IPAddress.Loopback, port, Patience.Token);
                return false;
            }
            catch (SocketException e) when (e.SocketErrorCode is SocketError.ConnectionRefused)
            {
                return true;
            }
        },
        () => $"port {port} is open");
}
