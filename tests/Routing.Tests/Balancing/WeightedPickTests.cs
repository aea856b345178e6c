using OrleansMesh.Routing.Balancing;

namespace OrleansMesh.Routing.Tests.Balancing;

public sealed class WeightedPickTests
{
    [Theory]
    [InlineData(new[] { 50, 50 })]
    [InlineData(new[] { 1, 2, 3, 4 })]
    [InlineData(new[] { 99, 1 })]
    [InlineData(new[] { 1, 0, 2 })]
    [InlineData(new[] { 7 })]
    public void EvenlySpacedRandomness_FallsExactlyByWeight(int[] weights)
    {
        const int rounds = 1000;
        var draws = (uint)(weights.Sum() * rounds);
        var counts = new int[weights.Length];
        for (var i = 0u; i < draws; i++)
        {
            counts[WeightedPick.Pick(weights, Spaced(i, draws))]++;
        }

        Assert.Equal(weights.Select(weight => weight * rounds), counts);
    }

    [Theory]
    [InlineData(uint.MinValue, 0)]
    [InlineData(uint.MaxValue, 2)]
    public void Ends_FallOnTheFirstAndTheLast(uint random, int index) => Assert.Equal(index, WeightedPick.Pick([1, 5, 1], random));

    [Fact]
    public void HugeWeights_DoNotOverflow() => Assert.Equal(2, WeightedPick.Pick([int.MaxValue, int.MaxValue, int.MaxValue], uint.MaxValue));

    [Fact]
    public void NoWeightAtAll_FallsOnTheFirst() => Assert.Equal(0, WeightedPick.Pick([0, 0], 1));

    // The middle of the i-th of n equal parts of all uints.
    private static uint Spaced(uint i, uint n) => (uint)((((ulong)i * 2) + 1) * (1ul << 31) / n);
}
