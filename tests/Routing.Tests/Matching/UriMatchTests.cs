using OrleansMesh.Routing.Resources.VirtualServices;

namespace OrleansMesh.Routing.Tests.Matching;

public sealed class UriMatchTests
{
    [Theory]
    [InlineData("/foo", true)]
    [InlineData("/foobar", true)]
    [InlineData("/foo/bar", true)]
    [InlineData("/FOO", false)]
    [InlineData("/fo", false)]
    [InlineData("/a/foo", false)]
    public void Prefix_IsARawPrefixOfTheText(string path, bool matches) => Check(Make.Prefix("/foo"), path, matches);

    [Theory]
    [InlineData("/foo", true)]
    [InlineData("/foo/", false)]
    [InlineData("/Foo", false)]
    public void Exact_IsTheWholePath(string path, bool matches) => Check(Make.Exact("/foo"), path, matches);

    [Theory]
    [InlineData("/a12", true)]
    [InlineData("/a12/", false)]
    [InlineData("x/a12", false)]
    [InlineData("/a12\n", false)]
    public void Regex_MustMatchTheWholePath(string path, bool matches) => Check(Make.Regex("/a[0-9]+"), path, matches);

    [Fact]
    public void RegexAlternatives_AreTriedToTheEnd() => Check(Make.Regex("/a|/ab"), "/ab", true);

    [Theory]
    [InlineData("/FOO/x", true)]
    [InlineData("/foO", true)]
    [InlineData("/fo", false)]
    public void IgnoreUriCase_FoldsPrefixes(string path, bool matches) => Check(Make.Prefix("/Foo") with { IgnoreUriCase = true }, path, matches);

    [Theory]
    [InlineData("/FOO", true)]
    [InlineData("/foo/", false)]
    public void IgnoreUriCase_FoldsExactPaths(string path, bool matches) => Check(Make.Exact("/Foo") with { IgnoreUriCase = true }, path, matches);

    [Fact]
    public void IgnoreUriCase_LeavesRegexesAlone() => Check(Make.Regex("/foo") with { IgnoreUriCase = true }, "/FOO", false);

    [Theory]
    [InlineData("/anything", true)]
    [InlineData("*", false)]
    public void NoUri_IsThePrefixSlash(string path, bool matches) => Check(new HttpMatchRequest(), path, matches);

    [Fact]
    public void NoMatch_IsThePrefixSlash() => Assert.Null(Make.Table(Make.VirtualService("a", ["*"], Make.Route("a.test"))).Destination("h", "*"));

    private static void Check(HttpMatchRequest block, string path, bool matches)
    {
        // Beside rules enough for an index, and alone.
        var alone = Make.Table(Make.VirtualService("a", ["*"], Make.Route("a.test", block)));
        var fillers = Enumerable.Range(0, 20).Select(i => Make.Route("filler.test", Make.Exact($"/filler/{i}")));
        var indexed = Make.Table(Make.VirtualService("a", ["*"], [.. fillers, Make.Route("a.test", block)]));

        Assert.Equal(matches ? "a.test" : null, alone.Destination("h", path));
        Assert.Equal(matches ? "a.test" : null, indexed.Destination("h", path));
    }
}
