using OrleansMesh.Routing.Compilation;

namespace OrleansMesh.Routing.Tests.Compilation;

/// <summary>Patterns mean what they mean to RE2.</summary>
public sealed class Re2SyntaxTests
{
    [Theory]
    [InlineData("/[[:alpha:]]+", "/abc", "/a1")]
    [InlineData("[^[:digit:]a]+", "bcd", "b1")]
    [InlineData("[[:punct:][:space:]]+", "!-/ [~", "a")]
    [InlineData("[a-z-[aeiou]]", "a]", "b")]
    [InlineData("[]a]+", "]a", "b")]
    [InlineData("[^]a]+", "b", "]")]
    [InlineData(@"\d+", "0123", "\u0661")]
    [InlineData(@"[\d.]+", "1.2", "\u0661")]
    [InlineData(@"\w+", "aZ_9", "\u00e9")]
    [InlineData(@"\W", "\u00e9", "a")]
    [InlineData(@"\S\s", "\u00a0 ", "a\u00a0")]
    [InlineData("(?P<year>[0-9]{4})", "2026", "26")]
    [InlineData("(?<year>[0-9]{4})", "2026", "26")]
    [InlineData(@"\Qa.b*\E+", "a.b**", "axb")]
    [InlineData(@"\Qa.b", "a.b", "axb")]
    [InlineData(@"\pN+", "12", "a")]
    [InlineData(@"\PN\p{Lu}", "aA", "1A")]
    [InlineData(@"\x{263A}\x41", "\u263aA", "\u263a")]
    [InlineData(@"a\.b", "a.b", "axb")]
    [InlineData("(?i)abc", "aBc", "abd")]
    public void Pattern_MatchesAsInRe2(string pattern, string met, string unmet)
    {
        Assert.True(UserPattern.TryCompileWhole(pattern, out var regex, out var error), error);
        Assert.Equal((true, false), (regex.IsMatch(met), regex.IsMatch(unmet)));
    }

    [Theory]
    [InlineData("(?#c)a", "must not hold a comment, (?#: RE2 knows none")]
    [InlineData("(?U)a+", "must not swap greedy and lazy, (?U: .NET cannot")]
    public void WhatCannotBeSaid_IsRefused(string pattern, string expected)
    {
        Assert.False(UserPattern.TryCompileWhole(pattern, out _, out var error));
        Assert.Equal(expected, error);
    }

    [Theory]
    [InlineData("(?=a)b")]
    [InlineData(@"(a)\1")]
    [InlineData(@"\x{110000}")]
    [InlineData("[[:nosuch:]]+(")]
    public void WhatNeitherKnows_IsRefused(string pattern) => Assert.False(UserPattern.TryCompileWhole(pattern, out _, out _));
}
