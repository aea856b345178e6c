using OrleansMesh.Routing.Resources.VirtualServices;

namespace OrleansMesh.EdgeNode.Tests.Conformance;

/// <summary>The fields that ask for shadows, by how many there are.</summary>
public sealed class MirrorTests
{
    private const int Requests = 20;

    [Theory]
    [Shows(typeof(HttpRoute), "mirror", "mirrorPercent", "mirrorPercentage", "mirrors")]
    [Shows(typeof(HttpMirrorPolicy), "destination", "percentage")]
    [Shows(typeof(Percent), "value")]
    // Nothing said is all; 0 is none.
    [InlineData("mirror: {host: 127.0.0.1, port: {number: $b}}", 20)]
    [InlineData("mirror: {host: 127.0.0.1, port: {number: $b}}\n    mirrorPercentage: {value: 0}", 0)]
    [InlineData("mirror: {host: 127.0.0.1, port: {number: $b}}\n    mirrorPercent: 0", 0)]
    [InlineData("mirror: {host: 127.0.0.1, port: {number: $b}}\n    mirror_percent: 0", 0)]
    [InlineData("mirror: {host: 127.0.0.1, port: {number: $b}}\n    mirrorPercent: 100", 20)]
    // The share of a percentage beats the older whole number.
    [InlineData("mirror: {host: 127.0.0.1, port: {number: $b}}\n    mirrorPercent: 100\n    mirrorPercentage: {value: 0}", 0)]
    [InlineData("mirror: {host: 127.0.0.1, port: {number: $b}}\n    mirrorPercent: 0\n    mirrorPercentage: {value: 100}", 20)]
    [InlineData("mirrors: [{destination: {host: 127.0.0.1, port: {number: $b}}}]", 20)]
    [InlineData("mirrors: [{destination: {host: 127.0.0.1, port: {number: $b}}, percentage: {value: 0}}]", 0)]
    [InlineData("mirrors: [{destination: {host: 127.0.0.1, port: {number: $b}}}, {destination: {host: 127.0.0.1, port: {number: $b}}, percentage: {value: 100}}]", 40)]
    [InlineData("mirrors: [{destination: {host: 127.0.0.1, port: {number: $b}}, percentage: {}}]", 0)]
    public async Task Shares_AreThoseOfTheRequests(string mirror, int expected)
    {
        await using var scene = await Scene.StartAsync($$$$"""
            apiVersion: networking.istio.io/v1
            kind: VirtualService
            metadata: {name: shop, namespace: default}
            spec:
              hosts: ["*"]
              gateways: [istio-system/ingressgateway]
              http:
              - route: [{destination: {host: 127.0.0.1, port: {number: $a}}}]
            {{{{"    " + mirror}}}}
            """);

        for (var i = 0; i < Requests; i++)
        {
            Assert.Equal("a", await scene.AskAsync("/"));
        }

        var all = await scene.Edge.AllSettledTotalsAsync();
        Assert.Equal((expected, expected), (scene["b"].Count, all.Sum(totals => (int)totals.Succeeded)));
    }
}
