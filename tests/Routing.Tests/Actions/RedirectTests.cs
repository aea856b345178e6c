using OrleansMesh.Routing.Matching;
using OrleansMesh.Routing.Resources.VirtualServices;

namespace OrleansMesh.Routing.Tests.Actions;

/// <summary>Where redirects lead: Istio's translation and Envoy's rules for what is left open.</summary>
public sealed class RedirectTests
{
    [Theory]
    // As it came, but for what is replaced.
    [InlineData("/other", null, null, "http", "shop:8080", "/a?b=1", "http://shop:8080/other?b=1")]
    [InlineData(null, "new.test", null, "http", "shop:8080", "/a?b=1", "http://new.test/a?b=1")]
    [InlineData("/other", "new.test:81", null, "http", "shop", "/a", "http://new.test:81/other")]
    // A query of its own goes before the request's.
    [InlineData("/other?c=2", null, null, "http", "shop", "/a?b=1", "http://shop/other?c=2")]
    [InlineData("other", null, null, "http", "shop", "/a", "http://shop/other")]
    // Another scheme makes the default port of the old one wrong, and no other.
    [InlineData(null, null, "https", "http", "shop:80", "/a", "https://shop/a")]
    [InlineData(null, null, "https", "http", "shop:8080", "/a", "https://shop:8080/a")]
    [InlineData(null, null, "http", "https", "shop:443", "/a", "http://shop/a")]
    [InlineData(null, null, "http", "http", "shop:80", "/a", "http://shop:80/a")]
    [InlineData(null, null, "https", "http", "[::1]:80", "/a", "https://[::1]/a")]
    [InlineData(null, null, "https", "http", "[::1]", "/a", "https://[::1]/a")]
    public void Location_KeepsWhatIsNotReplaced(string? uri, string? authority, string? scheme, string requestScheme, string host, string target, string expected) =>
        Assert.Equal(expected, Location(new() { Uri = uri, Authority = authority, Scheme = scheme }, requestScheme, host, target));

    [Theory]
    [InlineData(8443u, null, "http", "shop:80", "http://shop:8443/a")]
    [InlineData(80u, null, "http", "shop:8080", "http://shop:8080/a")]
    [InlineData(443u, "https", "http", "shop", "https://shop/a")]
    [InlineData(80u, "https", "http", "shop", "https://shop:80/a")]
    public void Port_IsSaidUnlessItIsTheSchemesOwn(uint port, string? scheme, string requestScheme, string host, string expected) =>
        Assert.Equal(expected, Location(new() { Port = port, Scheme = scheme }, requestScheme, host, "/a"));

    [Theory]
    [InlineData(RedirectPortSelection.FromRequestPort, "http://new.test:8080/a")]
    [InlineData(RedirectPortSelection.FromProtocolDefault, "http://new.test/a")]
    public void DerivedPort_IsThatOfTheListenerOrNone(RedirectPortSelection derive, string expected) =>
        Assert.Equal(expected, Location(new() { Authority = "new.test", DerivePort = derive }, "http", "shop:9", "/a"));

    [Theory]
    [InlineData("/api", "/v2", "/api/items?x=1", "http://shop/v2/items?x=1")]
    [InlineData("/api/", "/", "/api/items", "http://shop/items")]
    public void PrefixRewrite_ReplacesWhatMatched(string prefix, string replacement, string target, string expected) =>
        Assert.Equal(expected, Location(new() { PrefixRewrite = replacement }, "http", "shop", target, Make.Prefix(prefix)));

    [Theory]
    [InlineData(null, 301)]
    [InlineData(0u, 301)]
    [InlineData(302u, 302)]
    [InlineData(303u, 303)]
    [InlineData(307u, 307)]
    [InlineData(308u, 308)]
    public void Code_Is301UnlessSaid(uint? code, int expected) => Assert.Equal(expected, Rule(new() { Uri = "/x", RedirectCode = code }).Redirect!.Status);

    [Theory]
    [InlineData("/a\r\nSet-Cookie: x=1")]
    [InlineData("/a b")]
    [InlineData("/\u00e9")]
    public void TextThatCannotStandInAHeader_IsRefused(string uri)
    {
        var compiled = Make.Compile(Make.VirtualService("a", ["*"], new HttpRoute { Redirect = new() { Uri = uri } }));

        Assert.Equal("spec.http[0].redirect.uri", Assert.Single(Assert.Single(compiled.Refused).Errors).Path);
    }

    private static RouteRule Rule(HttpRedirect redirect, HttpMatchRequest? match = null)
    {
        var table = Make.Table(Make.VirtualService("a", ["*"], new HttpRoute { Redirect = redirect, Match = match is null ? null : [match] }));
        var rule = Assert.Single(table.Rules);
        Assert.Equal(RouteAction.Redirect, rule.Action);
        Assert.Throws<InvalidOperationException>(() => rule.PickDestination(0));
        return rule;
    }

    private static string Location(HttpRedirect redirect, string scheme, string host, string target, HttpMatchRequest? match = null)
    {
        var rule = Rule(redirect, match);
        var parts = target.Split('?', 2);
        return rule.Redirect!.Location(scheme, host, 8080, rule.RewritePath(parts[0]), parts.Length > 1 ? parts[1] : string.Empty);
    }
}
