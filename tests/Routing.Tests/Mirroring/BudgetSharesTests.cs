using CsCheck;
using OrleansMesh.Routing.Mirroring;

namespace OrleansMesh.Routing.Tests.Mirroring;

/// <summary>Edges as they are: their calls and answers take their time, get lost and overtake each other, they stop and start, and so does the authority.</summary>
public sealed class BudgetSharesTests
{
    private const double Rounding = 1e-9;

    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(20);

    [Fact]
    public void WhateverIsLost_SharesThatEdgesGoBy_NeverSumUpToMoreThanAll()
    {
        var steps = Gen.Select(Gen.Int[0, 9], Gen.Int[0, 3], Gen.Double[0, 3], Gen.Int[0, 12_000]).Array[1, 200];
        steps.Sample(
            script =>
            {
                var authority = new BudgetShares(Duration, TimeSpan.Zero, 100);
                var started = TimeSpan.Zero;
                var now = TimeSpan.Zero;
                var edges = Enumerable.Range(0, 4).Select(i => new LeasingEdge($"e{i}")).ToArray();
                var late = new Queue<(LeasingEdge Edge, ShareClaim Claim, TimeSpan SentAt)>();
                foreach (var (action, edge, wanted, pause) in script)
                {
                    now += TimeSpan.FromMilliseconds(pause / 10);
                    switch (action)
                    {
                        case 0:
                            // The call is on its way, and the edge gives it up; it arrives in some later step.
                            late.Enqueue((edges[edge], edges[edge].Claim(wanted, now), now));
                            break;
                        case 1 when late.TryDequeue(out var arrives):
                            authority.Claim(arrives.Claim, now - started);
                            break;
                        case 2:
                            // The answer is lost.
                            authority.Claim(edges[edge].Claim(wanted, now), now - started);
                            break;
                        case 3:
                            edges[edge] = new LeasingEdge($"{edges[edge].Name}'");
                            break;
                        case 4:
                            authority = new BudgetShares(Duration, Duration, 100);
                            started = now;
                            break;
                        case 5:
                            now += TimeSpan.FromMilliseconds(pause);
                            break;
                        case 6:
                            authority.Claim(edges[edge].Release(), now - started);
                            break;
                        default:
                            var (claim, sentAt) = (edges[edge].Claim(wanted, now), now);
                            now += TimeSpan.FromMilliseconds(pause / 20);
                            if (authority.Claim(claim, now - started) is { } share)
                            {
                                now += TimeSpan.FromMilliseconds(pause / 20);
                                edges[edge].Apply(share, sentAt + Duration);
                            }

                            break;
                    }

                    Assert.InRange(edges.Sum(e => e.Held(now)), 0, 1 + Rounding);
                }
            },
            iter: 20_000);
    }

    [Fact]
    public void DemandForMoreThanAll_IsSharedInProportion_WithinAFewRounds()
    {
        Gen.Double[0.2, 20].Array[2, 20].Where(wants => wants.Sum() > 1).Sample(wants =>
        {
            var authority = new BudgetShares(Duration, TimeSpan.Zero, 100);
            var edges = wants.Select((_, i) => new LeasingEdge($"e{i}")).ToArray();
            var now = TimeSpan.Zero;
            Round(authority, edges, wants, ref now, rounds: 6);
            var total = wants.Sum();
            foreach (var (edge, want) in edges.Zip(wants))
            {
                Assert.InRange(edge.Held(now), 0.94 * want / total, 1.06 * want / total);
            }

            Assert.InRange(edges.Sum(e => e.Held(now)), 1 - 1e-6, 1 + Rounding);
        });
    }

    [Fact]
    public void DemandForLess_IsMetWhole_AndLeavesRoomForNewcomers()
    {
        var authority = new BudgetShares(Duration, TimeSpan.Zero, 100);
        var (first, second) = (new LeasingEdge("a"), new LeasingEdge("b"));
        Assert.Equal(0.4, authority.Claim(first.Claim(0.4, TimeSpan.Zero), TimeSpan.Zero));
        Assert.Equal(0.6, authority.Claim(second.Claim(0.6, TimeSpan.Zero), TimeSpan.Zero)!.Value, 12);
    }

    [Fact]
    public void EdgeThatDies_LeavesItsShareWhenItsLeaseEnds()
    {
        var authority = new BudgetShares(Duration, TimeSpan.Zero, 100);
        var (dead, alive) = (new LeasingEdge("a"), new LeasingEdge("b"));
        Assert.Equal(1, authority.Claim(dead.Claim(5, TimeSpan.Zero), TimeSpan.Zero));
        Assert.Equal(0, authority.Claim(alive.Claim(5, TimeSpan.Zero), Duration - TimeSpan.FromTicks(1)));
        Assert.Equal(1, authority.Claim(alive.Claim(5, Duration), Duration));
    }

    [Fact]
    public void NewAuthority_HonoursWhatIsHeld_AndGrantsNothingNewBeforeFormerLeasesEnd()
    {
        var authority = new BudgetShares(Duration, Duration, 100);
        var (held, newcomer) = (new LeasingEdge("a"), new LeasingEdge("b"));
        held.Apply(0.3, TimeSpan.FromSeconds(15));
        var before = Duration - TimeSpan.FromTicks(1);
        Assert.True(authority.HasLeases(TimeSpan.Zero));
        Assert.Equal(0.3, authority.Claim(held.Claim(1, TimeSpan.Zero), TimeSpan.Zero));
        Assert.Equal(0, authority.Claim(newcomer.Claim(1, before), before));
        Assert.Equal(1, authority.Claim(newcomer.Claim(1, Duration), Duration));
        Assert.False(authority.HasLeases(2 * Duration + Duration));
    }

    [Fact]
    public void ClaimThatWasOvertaken_ChangesNothing()
    {
        var authority = new BudgetShares(Duration, TimeSpan.Zero, 100);
        var edge = new LeasingEdge("a");
        var late = edge.Claim(1, TimeSpan.Zero);
        Assert.Equal(0.5, authority.Claim(edge.Claim(0.5, TimeSpan.Zero), TimeSpan.Zero));
        Assert.Null(authority.Claim(late, TimeSpan.Zero));
        Assert.Equal(0.5, authority.Claim(new LeasingEdge("b").Claim(0.5, TimeSpan.Zero), TimeSpan.Zero));
    }

    [Fact]
    public void EdgesBeyondTheBound_GetNothing_UntilOthersAreGone()
    {
        var authority = new BudgetShares(Duration, TimeSpan.Zero, maxEdges: 1);
        authority.Claim(new LeasingEdge("a").Claim(0.1, TimeSpan.Zero), TimeSpan.Zero);
        var second = new LeasingEdge("b");
        Assert.Equal(0, authority.Claim(second.Claim(0.1, TimeSpan.Zero), TimeSpan.Zero));
        var later = (2 * Duration) + TimeSpan.FromTicks(1);
        Assert.Equal(0.1, authority.Claim(second.Claim(0.1, later), later));
        Assert.Equal(1, authority.Count);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(-1)]
    [InlineData(double.PositiveInfinity)]
    public void NonsenseFromAnEdge_TakesNothingFromOthers(double value)
    {
        var authority = new BudgetShares(Duration, TimeSpan.Zero, 100);
        authority.Claim(new ShareClaim("bad", 1, value, value, Duration), TimeSpan.Zero);
        var granted = authority.Claim(new LeasingEdge("good").Claim(0.5, TimeSpan.Zero), TimeSpan.Zero);
        Assert.InRange(granted!.Value, 0, 0.5);
    }

    private static void Round(BudgetShares authority, LeasingEdge[] edges, double[] wants, ref TimeSpan now, int rounds)
    {
        for (var round = 0; round < rounds; round++)
        {
            now += TimeSpan.FromMilliseconds(250);
            for (var i = 0; i < edges.Length; i++)
            {
                edges[i].Apply(authority.Claim(edges[i].Claim(wants[i], now), now)!.Value, now + Duration);
            }
        }
    }
}
