using System.Net;
using OrleansMesh.EdgeNode.Tests.Fixtures;
using OrleansMesh.Routing.Resources.VirtualServices;

namespace OrleansMesh.EdgeNode.Tests.Conformance;

/// <summary><c>redirect</c> and <c>directResponse</c>, from the manifest to the answer.</summary>
public sealed class RuleAnswerTests
{
    private const string Mesh = """
        apiVersion: networking.istio.io/v1
        kind: VirtualService
        metadata: {name: shop, namespace: default}
        spec:
          hosts: ["*"]
          gateways: [istio-system/ingressgateway]
          http:
          - match: [{uri: {prefix: /old/}}]
            redirect: {prefixRewrite: /new/, authority: shop.example, scheme: https, redirectCode: 308}
            headers: {response: {set: {x-why: moved}}}
          - match: [{uri: {prefix: /port}}]
            redirect: {derivePort: FROM_REQUEST_PORT, authority: shop.example}
          - match: [{uri: {exact: /text}}]
            directResponse: {status: 503, body: {string: "down for \u00e9lan"}}
            headers: {response: {set: {x-why: "%REQ(x-user)% %RESPONSE_CODE%", content-type: text/html}, add: {x-more: a}}}
          - match: [{uri: {exact: /bytes}}]
            directResponse: {status: 200, body: {bytes: AAEC/w==}}
          - match: [{uri: {exact: /none}}]
            directResponse: {status: 204, body: {string: not sent}}
          - directResponse: {status: 418}
        """;

    [Fact]
    [Shows(typeof(HttpRoute), "redirect")]
    [Shows(typeof(HttpRedirect), "authority", "scheme", "redirectCode", "prefixRewrite")]
    public async Task Redirect_SendsTheClientThere()
    {
        await using var edge = await TestEdge.StartAsync(Mesh);

        using var response = await edge.GetAsync("/old/a/b?c=d");

        Assert.Equal(HttpStatusCode.PermanentRedirect, response.StatusCode);
        Assert.Equal("https://shop.example/new/a/b?c=d", response.Headers.Location!.OriginalString);
        Assert.Equal("moved", Assert.Single(response.Headers.GetValues("x-why")));
        Assert.Empty(await response.Content.ReadAsByteArrayAsync(Patience.Token));
        Assert.False(response.Headers.Contains("x-orleansmesh-reason"));
    }

    [Fact]
    [Shows(typeof(HttpRedirect), "derivePort")]
    [Shows(typeof(RedirectPortSelection), "FROM_REQUEST_PORT")]
    public async Task RedirectToThePortOfTheRequest_NamesTheListeners()
    {
        await using var edge = await TestEdge.StartAsync(Mesh);

        using var response = await edge.GetAsync("/port");

        Assert.Equal($"http://shop.example:{edge.Port}/port", response.Headers.Location!.OriginalString);
    }

    [Theory]
    [Shows(typeof(HttpRedirect), "uri", "port")]
    [Shows(typeof(RedirectPortSelection), "FROM_PROTOCOL_DEFAULT")]
    [InlineData("{uri: /x, authority: new.test}", "http://new.test/x?q")]
    [InlineData("{port: 8443, authority: new.test}", "http://new.test:8443/a?q")]
    [InlineData("{derivePort: FROM_PROTOCOL_DEFAULT, authority: new.test}", "http://new.test/a?q")]
    public async Task Redirect_ReplacesWhatItNames(string redirect, string expected)
    {
        await using var edge = await TestEdge.StartAsync(Mesh.Split("  - match", 2)[0] + $"  - redirect: {redirect}");

        using var response = await edge.GetAsync("/a?q");

        Assert.Equal((HttpStatusCode.MovedPermanently, expected), (response.StatusCode, response.Headers.Location!.OriginalString));
    }

    [Fact]
    [Shows(typeof(HttpRoute), "directResponse")]
    [Shows(typeof(HttpDirectResponse), "status", "body")]
    [Shows(typeof(HttpBody), "string")]
    public async Task DirectResponse_IsStatusBodyAndEditedHeaders()
    {
        await using var edge = await TestEdge.StartAsync(Mesh);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(edge.Address, "/text"));
        request.Headers.Add("x-user", "ann");

        using var response = await edge.SendAsync(request);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal("down for \u00e9lan", await response.Content.ReadAsStringAsync(Patience.Token));
        Assert.Equal(("ann 503", "a", "text/html"), (
            Assert.Single(response.Headers.GetValues("x-why")), Assert.Single(response.Headers.GetValues("x-more")), response.Content.Headers.ContentType!.MediaType));
    }

    [Fact]
    [Shows(typeof(HttpBody), "bytes")]
    public async Task Bytes_AreAnsweredAsTheyAre()
    {
        await using var edge = await TestEdge.StartAsync(Mesh);

        using var response = await edge.GetAsync("/bytes");

        Assert.Equal([0, 1, 2, 255], await response.Content.ReadAsByteArrayAsync(Patience.Token));
        Assert.Equal("text/plain", response.Content.Headers.ContentType!.MediaType);
    }

    [Theory]
    [InlineData("/none", "HTTP/1.1 204 ")]
    [InlineData("/anything", "HTTP/1.1 418 ")]
    public async Task AnswerWithoutBody_LeavesTheConnectionOpen(string path, string expected)
    {
        await using var edge = await TestEdge.StartAsync(Mesh);
        using var client = await RawConnection.OpenAsync(edge.Port);

        await client.SendAsync($"GET {path} HTTP/1.1\r\nHost: a\r\n\r\n");
        Assert.StartsWith(expected, await client.ReadHeadAsync(), StringComparison.Ordinal);
        await client.SendAsync($"POST {path} HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc");

        Assert.StartsWith(expected, await client.ReadHeadAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Head_HasTheLengthAndNoBody()
    {
        await using var edge = await TestEdge.StartAsync(Mesh);
        using var client = await RawConnection.OpenAsync(edge.Port);

        await client.SendAsync("HEAD /bytes HTTP/1.1\r\nHost: a\r\n\r\nGET /none HTTP/1.1\r\nHost: a\r\n\r\n");

        Assert.Equal("4", RawConnection.Field(await client.ReadHeadAsync(), "content-length"));
        Assert.StartsWith("HTTP/1.1 204 ", await client.ReadHeadAsync(), StringComparison.Ordinal);
    }
}
