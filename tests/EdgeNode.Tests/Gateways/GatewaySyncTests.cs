using System.Net;
using OrleansMesh.EdgeNode.Tests.Fixtures;
using static OrleansMesh.EdgeNode.Tests.Gateways.GatewayEdge;

namespace OrleansMesh.EdgeNode.Tests.Gateways;

/// <summary>A Gateway and its Secret, from the control plane to a client and over a restart.</summary>
public sealed class GatewaySyncTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task GatewayAndSecret_ReachTheEdge_AndOutliveTheControlPlane()
    {
        using var certificate = TestAuthority.Trusted.Issue("CN=a.test", "a.test");
        var settings = new MeshSettings(_folder.Path).With("Edge:GatewayPorts:443", "0");
        await using var upstream = await TestUpstream.StartAsync();
        await using (var silo = await TestSilo.StartAsync(settings))
        {
            await using var edge = await RunningEdge.StartAsync(settings);
            await silo.ApplyAsync(Gateway("gw", "{port: {number: 443, name: https, protocol: HTTPS}, hosts: ['a.test'], tls: {mode: SIMPLE, credentialName: a}}"));
            await silo.ApplyAsync(Secret("a", certificate));
            await edge.ServesAsync(await silo.ApplyAsync(TestMesh.Route(upstream.Port).Replace("[istio-system/ingressgateway]", "[default/gw]", StringComparison.Ordinal)));

            Assert.Equal("hello", await GetAsync(edge));
            Assert.DoesNotContain(Key(certificate)[60..90], (await edge.AdminAsync("/config")).Body, StringComparison.Ordinal);
        }

        await using var restarted = await RunningEdge.StartAsync(settings);
        Assert.Equal("hello", await GetAsync(restarted));
    }

    private static async Task<string> GetAsync(RunningEdge edge)
    {
        await Eventually.TrueAsync(
            () => Task.FromResult(edge.Host.Sync.Gateways.Status is [{ Problem: null, Tls: [{ Problem: null }] }]), () => "the listener is not ready");
        using var client = Client(edge.Host.Sync.Gateways.Status[0].Addresses[0].Port);
        using var answer = await client.SendAsync(Get("https://a.test/", HttpVersion.Version20), Patience.Token);
        return await answer.Content.ReadAsStringAsync(Patience.Token);
    }
}
