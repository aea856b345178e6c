using OrleansMesh.Abstractions.Statistics;
using OrleansMesh.EdgeNode.Counters;
using OrleansMesh.EdgeNode.Mirroring;
using OrleansMesh.Routing.Matching;

namespace OrleansMesh.EdgeNode.Tests.Counters;

/// <summary>The account of a mirror: exact, and lawful in every reading.</summary>
public sealed class MirrorCountersTests
{
    private static readonly MirrorKey Key = new("default/shop", "all", "target");

    [Fact]
    public void EachStep_IsInItsPlace()
    {
        var counters = new MirrorCounters(Key);
        counters.CountNotSampled();
        counters.CountNotSampled();
        counters.CountDropped(ShadowOutcome.DroppedLaneFull);
        counters.CountDropped(ShadowOutcome.DroppedBudget);
        counters.CountSent();
        counters.CountSent().CountSucceeded(204);
        counters.CountSent().Count(ShadowOutcome.FailedBudget);

        var totals = counters.Snapshot();

        Assert.Equal(("default/shop", "all", "target"), (totals.VirtualService, totals.Route, totals.Target));
        Assert.Equal((7, 5, 2, 3, 1, 1), (totals.Considered, totals.Sampled, totals.NotSampled, totals.Sent, totals.Succeeded, totals.InFlight));
        Assert.Equal([("budget", 1L), ("lane-full", 1L)], totals.Dropped.Select(d => (d.Key, d.Value)));
        Assert.Equal([("budget", 1L)], totals.Failed.Select(f => (f.Key, f.Value)));
        Assert.True(totals.ObeysLaw);
    }

    [Fact]
    public void EveryOutcome_HasAReasonOfItsKind()
    {
        var counters = new MirrorCounters(Key);
        foreach (var outcome in ShadowOutcomes.All)
        {
            if (ShadowOutcomes.IsDropped(outcome))
            {
                counters.CountDropped(outcome);
            }
            else if (ShadowOutcomes.IsSkipped(outcome))
            {
                counters.CountSkipped(outcome);
            }
            else if (outcome == ShadowOutcome.Succeeded)
            {
                counters.CountSent().CountSucceeded(200);
            }
            else
            {
                counters.CountSent().Count(outcome);
            }
        }

        var totals = counters.Snapshot();
        Assert.True(totals.ObeysLaw);
        Assert.Equal(0, totals.InFlight);
        Assert.Equal(ShadowOutcomes.All.Length - totals.Skipped.Count, totals.Considered);
        Assert.Equal(ShadowOutcomes.All.Count(outcome => $"{outcome}".StartsWith("Dropped", StringComparison.Ordinal)), totals.Dropped.Count);
        Assert.Equal(ShadowOutcomes.All.Count(outcome => $"{outcome}".StartsWith("Failed", StringComparison.Ordinal)), totals.Failed.Count);
        Assert.Equal(ShadowOutcomes.All.Count(outcome => $"{outcome}".StartsWith("Skipped", StringComparison.Ordinal)), totals.Skipped.Count);
    }

    [Fact]
    public async Task ReadingsWhileOthersCount_ObeyTheLawAndNeverGoBack()
    {
        const int Readings = 50_000;
        var counters = new MirrorCounters(Key);
        using var done = new CancellationTokenSource();
        var writers = Enumerable.Range(0, 3).Select(_ => Task.Run(() => Write(counters, done.Token), TestContext.Current.CancellationToken)).ToArray();

        Read(counters, Readings);
        await done.CancelAsync();
        var rounds = (await Task.WhenAll(writers)).Sum();

        var totals = counters.Snapshot();
        Assert.Equal((4 * rounds, rounds, 2 * rounds, rounds, 0), (totals.Considered, totals.NotSampled, totals.Sent, totals.Succeeded, totals.InFlight));
        Assert.Equal((rounds, rounds), (totals.Dropped["lane-full"], totals.Failed["timeout"]));
    }

    [Fact]
    public void Ledger_KeepsAccountsAndGivesWhatIsBeyondTheLimitOneTogether()
    {
        var ledger = new MirrorLedger(limit: 2);
        var first = ledger.Get(Key);
        ledger.Get(Key with { Route = "b" }).CountNotSampled();
        ledger.Get(Key with { Route = "c" }).CountNotSampled();
        ledger.Get(Key with { Route = "d" }).CountNotSampled();

        Assert.Same(first, ledger.Get(Key));
        Assert.Equal(
            [("all", 0L), ("b", 1L), (MirrorLedger.Overflow.Route, 2L)],
            ledger.Snapshot().Select(totals => (totals.Route, totals.Considered)));
    }

    private static long Write(MirrorCounters counters, CancellationToken done)
    {
        var open = new Queue<MirrorCell>();
        var rounds = 0L;
        for (; !done.IsCancellationRequested; rounds++)
        {
            counters.CountNotSampled();
            counters.CountDropped(ShadowOutcome.DroppedLaneFull);
            counters.CountSent().CountSucceeded(204);

            // Others stay open for a while.
            open.Enqueue(counters.CountSent());
            if (open.Count > 8)
            {
                open.Dequeue().Count(ShadowOutcome.FailedTimeout);
            }
        }

        while (open.TryDequeue(out var cell))
        {
            cell.Count(ShadowOutcome.FailedTimeout);
        }

        return rounds;
    }

    private static void Read(MirrorCounters counters, int readings)
    {
        var before = counters.Snapshot();
        for (var i = 0; i < readings; i++)
        {
            var now = counters.Snapshot();
            Assert.True(now.ObeysLaw, $"{now}");
            Assert.True(now.InFlight >= 0, $"{now}");
            Assert.True(Grew(before, now), $"{before}\n{now}");
            before = now;
        }
    }

    private static bool Grew(MirrorTotals before, MirrorTotals now) =>
        now.Considered >= before.Considered
        && now.Sampled >= before.Sampled
        && now.NotSampled >= before.NotSampled
        && now.Sent >= before.Sent
        && now.Succeeded >= before.Succeeded
        && before.Dropped.All(dropped => now.Dropped[dropped.Key] >= dropped.Value)
        && before.Failed.All(failed => now.Failed[failed.Key] >= failed.Value);
}
