using OrleansMesh.Routing.Matching;
using OrleansMesh.Routing.Resources.VirtualServices;

namespace OrleansMesh.Routing.Tests.Compilation;

public sealed class RewriteTests
{
    [Theory]
    [InlineData("/foo", "/bar", "/foo/x", "/bar/x")]
    [InlineData("/foo", "/bar", "/foobar", "/barbar")]
    [InlineData("/foo", "/", "/foo/x", "//x")]
    [InlineData("/foo/", "/", "/foo/x", "/x")]
    [InlineData("", "/v1", "/x", "/v1/x")]
    public void PrefixMatch_ReplacesThePrefix(string prefix, string uri, string path, string rewritten) =>
        Assert.Equal(rewritten, Rewritten(Make.Prefix(prefix), new() { Uri = uri }, path));

    [Fact]
    public void FoldedPrefixMatch_ReplacesWhatWasSent() =>
        Assert.Equal("/bar/X", Rewritten(Make.Prefix("/foo") with { IgnoreUriCase = true }, new() { Uri = "/bar" }, "/FOO/X"));

    [Fact]
    public void ExactMatch_ReplacesTheWholePath() => Assert.Equal("/bar", Rewritten(Make.Exact("/foo"), new() { Uri = "/bar" }, "/foo"));

    [Fact]
    public void RegexMatch_ReplacesTheWholePath() => Assert.Equal("/bar", Rewritten(Make.Regex("/foo/.*"), new() { Uri = "/bar" }, "/foo/x"));

    [Fact]
    public void NoUriMatch_ReplacesThePrefixSlash() => Assert.Equal("/v1/x", Rewritten(null, new() { Uri = "/v1/" }, "/x"));

    [Theory]
    [InlineData("^/service/([^/]+)(/.*)$", @"\2/instance/\1", "/service/foo/v1/api", "/v1/api/instance/foo")]
    [InlineData("one", "two", "/xxx/one/yyy/one/zzz", "/xxx/two/yyy/two/zzz")]
    [InlineData("^(.*?)one(.*)$", @"\1two\2", "/xxx/one/yyy/one/zzz", "/xxx/two/yyy/one/zzz")]
    [InlineData("(?i)/xxx/", "/yyy/", "/aaa/XxX/bbb", "/aaa/yyy/bbb")]
    [InlineData("a", "$0${1}", "/a", "/$0${1}")]
    [InlineData("a", @"\\1", "/a", @"/\1")]
    [InlineData("(a)", @"\0\1", "/a", "/aa")]
    [InlineData("x*", "-", "/axx", "-/-a-")]
    public void RegexRewrite_SubstitutesLikeRe2(string match, string rewrite, string path, string rewritten) =>
        Assert.Equal(rewritten, Rewritten(null, new() { UriRegexRewrite = new() { Match = match, Rewrite = rewrite } }, path));

    [Fact]
    public void NoRewrite_LeavesThePath()
    {
        var rule = Rule(Make.Prefix("/foo"), null);

        Assert.False(rule.RewritesPath);
        Assert.Null(rule.Destinations[0].Authority);
        Assert.Equal("/foo/x", rule.RewritePath("/foo/x"));
    }

    [Fact]
    public void Authority_IsKeptForTheEdge()
    {
        var rule = Rule(null, new() { Authority = "other.test:81" });

        Assert.Equal("other.test:81", rule.Destinations[0].Authority);
        Assert.False(rule.RewritesPath);
    }

    private static string Rewritten(HttpMatchRequest? block, HttpRewrite rewrite, string path)
    {
        var rule = Rule(block, rewrite);
        Assert.True(rule.RewritesPath);
        return rule.RewritePath(path);
    }

    private static RouteRule Rule(HttpMatchRequest? block, HttpRewrite? rewrite)
    {
        var route = (block is null ? Make.Route("d.test") : Make.Route("d.test", block)) with { Rewrite = rewrite };
        return Assert.Single(Make.Table(Make.VirtualService("a", ["*"], route)).Rules);
    }
}
