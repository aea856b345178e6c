using CsCheck;
using OrleansMesh.Routing.Balancing;
using OrleansMesh.Routing.Matching;
using OrleansMesh.Routing.Mirroring;

namespace OrleansMesh.Routing.Tests.Mirroring;

public sealed class SamplingTests
{
    [Fact]
    public void HalfOfTwentyInARow_IsTen_FromAnyStart() => Gen.Int[0, 100_000_000].Sample(start =>
        Enumerable.Range(0, 20).Count(i => ExactSampling.Samples(start + i, 500_000)) == 10);

    [Fact]
    public void AThirdOfThreeMillion_IsWithinOne()
    {
        var chosen = 0;
        for (var i = 0; i < 3_000_000; i++)
        {
            chosen += ExactSampling.Samples(i, 333_333) ? 1 : 0;
        }

        Assert.InRange(chosen, 999_999 - 1, 999_999 + 1);
    }

    [Fact]
    public void Exact_OfTheFirstN_IsTheShareOfN_RoundedDown() => Gen.Select(Gen.UInt[0, MirrorRule.Million], Gen.Int[0, 3000]).Sample((threshold, n) =>
        Enumerable.Range(0, n).Count(i => ExactSampling.Samples(i, threshold)) == (long)n * threshold / MirrorRule.Million);

    [Fact]
    public void Exact_OfAllAndNone() => Gen.Long[0, long.MaxValue].Sample(i => ExactSampling.Samples(i, MirrorRule.Million) && !ExactSampling.Samples(i, 0));

    [Fact]
    public void Key_OfALowerShare_IsAmongThoseOfAHigherOne() => Gen.Select(Gen.String, Gen.UInt[0, MirrorRule.Million], Gen.UInt[0, MirrorRule.Million]).Sample((key, a, b) =>
    {
        var draw = KeySampling.Draw(XxHash64.Of(key));
        return !Rule(Math.Min(a, b)).Samples(draw) || Rule(Math.Max(a, b)).Samples(draw);
    });

    [Theory]
    [InlineData(200_000u)]
    [InlineData(350_000u)]
    [InlineData(500_000u)]
    public void Key_ChoosesItsShareOfManyKeys(uint threshold)
    {
        const int Keys = 100_000;
        var chosen = Enumerable.Range(0, Keys).Count(i => Rule(threshold).Samples(KeySampling.Draw(XxHash64.Of($"user-{i}"))));

        // The hash is what it is: these numbers never change.
        var share = threshold / (double)MirrorRule.Million;
        Assert.InRange(chosen, (Keys * share) - (4 * Math.Sqrt(Keys * share * (1 - share))), (Keys * share) + (4 * Math.Sqrt(Keys * share * (1 - share))));
    }

    private static MirrorRule Rule(uint threshold) => new(new("default/a", "all", "b"), new("b", 0, string.Empty), 0, 0, threshold);
}
