using System.Text.RegularExpressions;
using OrleansMesh.Routing.Compilation;

namespace OrleansMesh.Routing.Tests.Compilation;

public sealed class UserPatternTests
{
    private const string TooMany = "must not repeat anything more than 1000 times, repetitions inside each other multiplied";

    [Theory]
    [InlineData("(((a{100}){100}){100})", TooMany)]
    [InlineData(@"\w{1001}", TooMany)]
    [InlineData("a{0,1001}", TooMany)]
    [InlineData("a{1001,}", TooMany)]
    [InlineData("a{99999999999999999999999}", TooMany)]
    [InlineData("(?<x>a{34}){30}", TooMany)]
    [InlineData("(.*){1000}", Ways + "1000 ways are estimated, of at most 64")]
    [InlineData("((a|b){1,30}){30}", Ways + "900 ways are estimated, of at most 64")]
    [InlineData("(a{1,100}|b{1,100}){1,9}", Ways + "1810 ways are estimated, of at most 64")]
    [InlineData("(a|aa|aaa){300}", Ways + "600 ways are estimated, of at most 64")]
    [InlineData(@"(?i:[]a]*\x41|\u0041bc){129}", Ways + "258 ways are estimated, of at most 64")]
    [InlineData(@"(?:(?i)[a-z]+\)\p{L}){129}", Ways + "129 ways are estimated, of at most 64")]
    [InlineData("(?x) ( .* ) {1000}", "must not use the options x and n: only i, m and s are known")]
    [InlineData("(?i-n:a)", "must not use the options x and n: only i, m and s are known")]
    public void PatternThatWouldCostTooMuch_IsRefused(string pattern, string expected)
    {
        Assert.False(UserPattern.TryCompileWhole(pattern, out var whole, out var error));
        Assert.Null(whole);
        Assert.Equal(expected, error);
        Assert.False(UserPattern.TryCompileSearch(pattern, out _, out error));
        Assert.Equal(expected, error);
    }

    [Theory]
    [InlineData("(a+)+$", "aaaa")]
    [InlineData(@"\w{1000}", null)]
    [InlineData(@"(\d{1,3}\.){3}\d{1,3}", "192.168.0.1")]
    [InlineData("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "01234567-89ab-cdef-0123-456789abcdef")]
    [InlineData(@"([a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?\.)+[a-z]{2,63}", "a-b.example.com")]
    [InlineData("/v[0-9]{1,3}/[A-Za-z0-9]{1,255}/[A-Za-z0-9]{1,255}(/.*)?", "/v1/users/x/y/z")]
    [InlineData(@"(a|\x62|\u0063|\d|[e-g]){1000}", null)]
    [InlineData("a{,5}{x}", "a{,5}{x}")]
    [InlineData("(?:/[^/]+){1,10}", "/a/b/c")]
    [InlineData(@"\(?x[(?n]", "x?")]
    public void PatternThatPeopleWrite_IsTaken(string pattern, string? match)
    {
        Assert.True(UserPattern.TryCompileWhole(pattern, out var regex, out _));
        Assert.Equal(RegexOptions.NonBacktracking, regex.Options & RegexOptions.NonBacktracking);
        Assert.Equal(match is not null, regex.IsMatch(match ?? "no"));
    }

    [Theory]
    [InlineData("(")]
    [InlineData(")")]
    [InlineData("(?")]
    [InlineData("(?<a")]
    [InlineData("(?'a")]
    [InlineData("[")]
    [InlineData("[]")]
    [InlineData("[^")]
    [InlineData("[a-[")]
    [InlineData("\\")]
    [InlineData("a**")]
    [InlineData("\\x")]
    [InlineData("\\p{")]
    public void TextThatIsNoPattern_IsRefused(string pattern) => Assert.False(UserPattern.TryCompileWhole(pattern, out _, out _));

    private const string Ways = "repeats parts of varying length too often inside each other: ";
}
