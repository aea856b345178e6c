using OrleansMesh.Manifests.Codecs;

namespace OrleansMesh.Manifests.Tests.Codecs;

/// <summary>The table of Go's own test of <c>time.ParseDuration</c>, cut to what the tick can hold.</summary>
public sealed class GoDurationTests
{
    private const long Second = TimeSpan.TicksPerSecond;

    [Theory]
    [InlineData("0", 0)]
    [InlineData("5s", 5 * Second)]
    [InlineData("30s", 30 * Second)]
    [InlineData("1478s", 1478 * Second)]
    [InlineData("-5s", -5 * Second)]
    [InlineData("+5s", 5 * Second)]
    [InlineData("-0", 0)]
    [InlineData("+0", 0)]
    [InlineData("5.0s", 5 * Second)]
    [InlineData("5.6s", (5 * Second) + 6_000_000)]
    [InlineData("5.s", 5 * Second)]
    [InlineData(".5s", Second / 2)]
    [InlineData("1.004s", Second + 40_000)]
    [InlineData("100.00100s", (100 * Second) + 10_000)]
    [InlineData("100ns", 1)]
    [InlineData("199ns", 1)]
    [InlineData("11us", 110)]
    [InlineData("12µs", 120)]
    [InlineData("12μs", 120)]
    [InlineData("13ms", 130_000)]
    [InlineData("15m", 15 * 60 * Second)]
    [InlineData("16h", 16 * 3600 * Second)]
    [InlineData("3h30m", ((3 * 3600) + 1800) * Second)]
    [InlineData("10.5s4m", (240 * Second) + (105 * Second / 10))]
    [InlineData("-2m3.4s", -((120 * Second) + (34 * Second / 10)))]
    [InlineData("1h2m3s4ms5us600ns", (3723 * Second) + 40_056)]
    [InlineData("0.3333333333333333333h", 11_999_999_999)]
    [InlineData("9223372036854775807ns", 92_233_720_368_547_758)]
    [InlineData("0.100000000000000000000h", 3_600_000_000)]
    public void Duration_IsRead(string text, long ticks)
    {
        Assert.True(GoDuration.TryParse(text, out var value));
        Assert.Equal(ticks, value.Ticks);
    }

    [Theory]
    [InlineData("")]
    [InlineData("3")]
    [InlineData("-")]
    [InlineData("s")]
    [InlineData(".")]
    [InlineData("-.")]
    [InlineData(".s")]
    [InlineData("+.s")]
    [InlineData("1d")]
    [InlineData(" 1s")]
    [InlineData("1s ")]
    [InlineData("1 s")]
    [InlineData("1e3s")]
    [InlineData("1,5s")]
    [InlineData("1S")]
    [InlineData("٣s")]
    [InlineData("--1s")]
    [InlineData("1s-1s")]
    [InlineData("9223372036854775808ns")]
    [InlineData("9223372036854775.808us")]
    [InlineData("9223372036854ms775us808ns")]
    [InlineData("79228162514264337593543950336h")]
    [InlineData("00000000000000000000000000000000000000000000000000000000000000001s")]
    public void WhatIsNoDuration_IsRefused(string text) => Assert.False(GoDuration.TryParse(text, out _));
}
