using CsCheck;
using OrleansMesh.Routing.Balancing;

namespace OrleansMesh.Routing.Tests.Balancing;

/// <summary>Round robin, choice by weight, and warm-up.</summary>
public sealed class ScheduleTests
{
    private static readonly Gen<int[]> Weights = Gen.Int[1, 20].Array[1, 8];

    [Fact]
    public void Round_GivesEveryItemItsWeight_AsEvenlyAsNginxDoes() => Weights.Sample(weights =>
    {
        var schedule = new RoundRobinSchedule(weights);
        var divisor = weights.Aggregate((a, b) => (int)System.Numerics.BigInteger.GreatestCommonDivisor(a, b));
        var counts = new int[weights.Length];
        for (var turn = 0; turn < schedule.Length; turn++)
        {
            counts[schedule[(uint)turn]]++;
            for (var i = 0; i < weights.Length; i++)
            {
                // Never further than one turn ahead of, or as many items behind, its due.
                var due = (turn + 1.0) * weights[i] / weights.Sum();
                Assert.InRange(counts[i], due - weights.Length, due + 1);
            }
        }

        Assert.Equal(weights.Select(weight => weight / divisor), counts);
    });

    [Fact]
    public void Nginx_ExampleOfSmoothness() => Assert.Equal([0, 0, 1, 0, 2, 0, 0], Enumerable.Range(0, 7).Select(turn => new RoundRobinSchedule([5, 1, 1])[(uint)turn]));

    [Fact]
    public void HugeWeights_AreScaledDown()
    {
        var schedule = new RoundRobinSchedule([int.MaxValue, int.MaxValue - 1, 1]);
        var counts = Enumerable.Range(0, schedule.Length).GroupBy(turn => schedule[(uint)turn]).ToDictionary(group => group.Key, group => group.Count());

        Assert.InRange(schedule.Length, 3, RoundRobinSchedule.MaxLength);
        Assert.Equal(1, counts[2]);
        Assert.InRange(counts[0] - counts[1], 0, 1);
    }

    [Fact]
    public void Table_ChoosesByWeight() => Weights.Sample(
        weights =>
        {
            const int Draws = 100_000;
            var table = new WeightedTable(weights);
            var counts = new int[weights.Length];
            for (var i = 0; i < Draws; i++)
            {
                counts[table.Pick((uint)(((ulong)uint.MaxValue * (ulong)i) / Draws))]++;
            }

            for (var i = 0; i < weights.Length; i++)
            {
                Assert.InRange(counts[i], (Draws * (double)weights[i] / weights.Sum()) - weights.Length - 1, (Draws * (double)weights[i] / weights.Sum()) + weights.Length + 1);
            }
        },
        iter: 50);

    [Theory]
    [InlineData(0, 10, 1.0, 1_000)]
    [InlineData(15, 10, 1.0, 2_500)]
    [InlineData(30, 10, 1.0, 5_000)]
    [InlineData(60, 10, 1.0, 10_000)]
    [InlineData(600, 10, 1.0, 10_000)]
    [InlineData(15, 10, 2.0, 5_000)]
    [InlineData(15, 50, 1.0, 5_000)]
    public void Warmup_FollowsEnvoysCurve(int age, double minimum, double aggression, int weight) =>
        Assert.Equal(weight, new Warmup(TimeSpan.FromSeconds(60), minimum, aggression).Weight(100, TimeSpan.FromSeconds(age)));
}
