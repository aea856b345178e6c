using OrleansMesh.Routing.Matching;

namespace OrleansMesh.Routing.Tests.Matching;

public sealed class MirrorRuleTests
{
    [Theory]
    [InlineData(1u)]
    [InlineData(333_333u)]
    [InlineData(500_000u)]
    [InlineData(999_999u)]
    public void Threshold_SamplesExactlyItsShareOfAllRandomness(uint threshold)
    {
        var rule = Rule(threshold);
        var shares = 0u;
        for (var part = 0u; part < MirrorRule.Million; part++)
        {
            // One value out of the middle of each millionth of all uints.
            shares += rule.Samples((uint)((((ulong)part << 32) + (1ul << 31)) / MirrorRule.Million)) ? 1u : 0u;
        }

        Assert.Equal(threshold, shares);
    }

    [Theory]
    [InlineData(333_333u)]
    [InlineData(1u)]
    public void Sampling_EndsWhereTheShareOfAllUintsEnds(uint threshold)
    {
        var rule = Rule(threshold);
        var sampled = (uint)((((ulong)threshold << 32) + MirrorRule.Million - 1) / MirrorRule.Million);

        Assert.True(rule.Samples(sampled - 1));
        Assert.False(rule.Samples(sampled));
    }

    [Fact]
    public void FullThreshold_SamplesEvenTheLargest() => Assert.True(Rule(MirrorRule.Million).Samples(uint.MaxValue));

    private static MirrorRule Rule(uint threshold) => new(default, default, 0, 0, threshold);
}
