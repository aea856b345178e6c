using System.Net;
using OrleansMesh.EdgeNode.Tests.Fixtures;
using OrleansMesh.Routing.Resources.VirtualServices;

namespace OrleansMesh.EdgeNode.Tests.Conformance;

/// <summary><c>corsPolicy</c>, from the manifest to what a browser is told.</summary>
public sealed class CorsTests
{
    private const string Policy = """
            corsPolicy:
              allowOrigins: [{exact: "https://a.example"}, {prefix: "https://b."}, {regex: "https://.*[.]c[.]example"}]
              allowMethods: [GET, PUT]
              allowHeaders: [x-one, x-two]
              exposeHeaders: [x-three]
              maxAge: 1h
              allowCredentials: true
        """;

    [Theory]
    [InlineData("https://a.example")]
    [InlineData("https://b.anything")]
    [InlineData("https://x.c.example")]
    [Shows(typeof(HttpRoute), "corsPolicy")]
    [Shows(typeof(CorsPolicy), "allowOrigins", "allowMethods", "allowHeaders", "maxAge", "allowCredentials")]
    public async Task Preflight_IsAnsweredByTheEdge(string origin)
    {
        await using var upstream = await TestUpstream.StartAsync();
        await using var edge = await TestEdge.StartAsync(TestMesh.Route(upstream.Port, Policy));

        using var response = await PreflightAsync(edge, origin);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(
            (origin, "true", "GET,PUT", "x-one,x-two", "3600", null),
            (Field(response, "allow-origin"), Field(response, "allow-credentials"), Field(response, "allow-methods"), Field(response, "allow-headers"), Field(response, "max-age"), Field(response, "expose-headers")));
        Assert.Equal(0, upstream.Count);
    }

    [Fact]
    [Shows(typeof(UnmatchedPreflights), "UNSPECIFIED")]
    public async Task PreflightOfAnotherOrigin_GoesToTheUpstream()
    {
        await using var upstream = await TestUpstream.StartAsync();
        await using var edge = await TestEdge.StartAsync(TestMesh.Route(upstream.Port, Policy));

        using var response = await PreflightAsync(edge, "https://z.example");

        Assert.Equal("OPTIONS", (await upstream.NextAsync()).Method);
        Assert.Null(Field(response, "allow-origin"));
    }

    [Fact]
    [Shows(typeof(UnmatchedPreflights), "FORWARD")]
    public async Task PreflightOfAnotherOrigin_GoesToTheUpstreamWhereThatIsSaid()
    {
        await using var upstream = await TestUpstream.StartAsync();
        await using var edge = await TestEdge.StartAsync(TestMesh.Route(upstream.Port, Policy + "\n      unmatchedPreflights: FORWARD"));

        using var response = await PreflightAsync(edge, "https://z.example");

        Assert.Equal("OPTIONS", (await upstream.NextAsync()).Method);
    }

    [Fact]
    [Shows(typeof(CorsPolicy), "unmatchedPreflights")]
    [Shows(typeof(UnmatchedPreflights), "IGNORE")]
    public async Task PreflightOfAnotherOrigin_IsAnsweredWithoutLeaveWhereThatIsAskedFor()
    {
        await using var upstream = await TestUpstream.StartAsync();
        await using var edge = await TestEdge.StartAsync(TestMesh.Route(upstream.Port, Policy + "\n      unmatchedPreflights: IGNORE"));

        using var response = await PreflightAsync(edge, "https://z.example");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Null(Field(response, "allow-origin"));
        Assert.Equal(0, upstream.Count);
    }

    [Theory]
    [InlineData("https://a.example", "https://a.example", "true", "x-three")]
    [InlineData("https://z.example", "*", null, null)]
    [Shows(typeof(CorsPolicy), "exposeHeaders")]
    public async Task Answer_TellsAllowedOriginsInThePlaceOfTheUpstreamsWord(string origin, string allowed, string? credentials, string? exposed)
    {
        await using var upstream = await TestUpstream.StartAsync(context =>
        {
            context.Response.Headers.AccessControlAllowOrigin = "*";
            return Task.CompletedTask;
        });
        await using var edge = await TestEdge.StartAsync(TestMesh.Route(upstream.Port, Policy));
        using var request = new HttpRequestMessage(HttpMethod.Get, edge.Address);
        request.Headers.Add("Origin", origin);

        using var response = await edge.SendAsync(request);

        Assert.Equal((allowed, credentials, exposed), (Field(response, "allow-origin"), Field(response, "allow-credentials"), Field(response, "expose-headers")));
    }

    [Fact]
    public async Task AnswerOfTheEdgeItself_IsReadableToo()
    {
        await using var edge = await TestEdge.StartAsync(TestMesh.Route(RawUpstream.ClosedPort(), Policy + "\n    retries: {attempts: 0}"));
        using var request = new HttpRequestMessage(HttpMethod.Get, edge.Address);
        request.Headers.Add("Origin", "https://a.example");

        using var response = await edge.SendAsync(request);

        Assert.Equal((HttpStatusCode.BadGateway, "https://a.example"), (response.StatusCode, Field(response, "allow-origin")));
    }

    [Theory]
    [InlineData("allowOrigin: [\"*\"]")]
    [InlineData("allowOrigins: [{regex: \".*\"}]")]
    [InlineData("allowOrigins: [{exact: \"*\"}]")]
    [Shows(typeof(CorsPolicy), "allowOrigin")]
    public async Task Star_AllowsEveryOriginByName(string origins)
    {
        await using var upstream = await TestUpstream.StartAsync();
        await using var edge = await TestEdge.StartAsync(TestMesh.Route(upstream.Port, $"    corsPolicy: {{{origins}}}"));

        using var response = await PreflightAsync(edge, "https://any.example");

        Assert.Equal(("https://any.example", null), (Field(response, "allow-origin"), Field(response, "allow-methods")));
    }

    [Fact]
    public async Task OptionsWithoutAMethodToAskFor_IsNoPreflight()
    {
        await using var upstream = await TestUpstream.StartAsync();
        await using var edge = await TestEdge.StartAsync(TestMesh.Route(upstream.Port, Policy));
        using var request = new HttpRequestMessage(HttpMethod.Options, edge.Address);
        request.Headers.Add("Origin", "https://a.example");

        using var response = await edge.SendAsync(request);

        Assert.Equal(1, upstream.Count);
        Assert.Equal("https://a.example", Field(response, "allow-origin"));
    }

    private static Task<HttpResponseMessage> PreflightAsync(TestEdge edge, string origin)
    {
        var request = new HttpRequestMessage(HttpMethod.Options, edge.Address);
        request.Headers.Add("Origin", origin);
        request.Headers.Add("Access-Control-Request-Method", "PUT");
        return edge.SendAsync(request);
    }

    private static string? Field(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues($"Access-Control-{name}", out var values) ? string.Join('|', values) : null;
}
