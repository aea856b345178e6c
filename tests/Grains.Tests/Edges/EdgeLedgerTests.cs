using CsCheck;
using OrleansMesh.Abstractions.Edges;
using OrleansMesh.Grains.Edges;
using OrleansMesh.Grains.Statistics;

namespace OrleansMesh.Grains.Tests.Edges;

/// <summary>Accounts are exact whatever happens to reports on their way.</summary>
public sealed class EdgeLedgerTests
{
    private const int Routes = 4;

    [Fact]
    public void Accounts_AreThoseOfTheNewestReportsWhateverTheirOrder()
    {
        // Each number picks one of the reports that were made: some never arrive, some twice, some late, some across a crash of the grain,
        // some after a silence. The clocks at which the incarnations started step forth, back or not at all.
        Gen.Select(Gen.Int[0, 6].Array[1, 6], Gen.Int[0, 1_000].Array[4, 30], Gen.Select(Gen.Int[0, 1_000], Gen.Bool, Gen.Bool).Array[0, 60]).Sample(
            (clocks, seeds, deliveries) =>
            {
                var made = Make(clocks, seeds);
                var ledger = EdgeLedger.Empty;
                var naive = new NaiveAccounts();
                foreach (var (which, crash, silent) in deliveries)
                {
                    var report = made[which % made.Count];
                    ledger = Take(ledger, report, crash, silent);
                    naive.Take(report, silent);
                    foreach (var lost in new[] { true, false })
                    {
                        var totals = ledger.Totals(lost);
                        Assert.All(totals, row => Assert.True(row.ObeysLaw, row.ToString()));
                        Assert.Equal(naive.Totals(lost), totals.Select(NaiveAccounts.Of));
                    }
                }
            },
            iter: 2_000);
    }

    [Fact]
    public void IncarnationsBeyondThoseKept_AreAddedUpOnce()
    {
        var ledger = EdgeLedger.Empty;
        for (var i = 0; i < 200; i++)
        {
            ledger = Take(ledger, Reports.Of(i, 1, Reports.Row("a", 10, inFlight: 3)), crash: i % 7 == 0);
        }

        Assert.Equal(EdgeLedger.MaxSuperseded, ledger.History.Superseded.Length);
        var row = Assert.Single(ledger.Totals());
        Assert.Equal((2_000, 3, 1_400, 597), (row.Sent, row.InFlight, row.Succeeded, row.Failed[MirrorSums.EdgeLost]));
        Assert.True(row.ObeysLaw);
        Assert.True(ledger.IsClosed("i0"));
        Assert.True(ledger.IsClosed("i134"));
        Assert.False(ledger.IsClosed("i135"));
        Assert.False(ledger.IsClosed("i199"));
    }

    [Fact]
    public void StragglerOfAFormerIncarnation_IsTakenInAndItsShadowsStayLost()
    {
        var ledger = Take(EdgeLedger.Empty, Reports.Of(1, 1, Reports.Row("a", 5, inFlight: 2)), false);
        ledger = Take(ledger, Reports.Of(2, 1, Reports.Row("a", 1)), false);
        ledger = Take(ledger, Reports.Of(1, 2, Reports.Row("a", 8, inFlight: 1)), false);
        var row = Assert.Single(ledger.Totals());
        Assert.Equal((9, 8, 0, 1), (row.Sent, row.Succeeded, row.InFlight, row.Failed[MirrorSums.EdgeLost]));
        Assert.Equal("i2", ledger.Current!.Name);
    }

    [Fact]
    public void FormerIncarnationThatEndedInOrder_LosesNothing()
    {
        var ledger = Take(EdgeLedger.Empty, Reports.Of(1, 1, Reports.Row("a", 5, inFlight: 2)) with { Final = true }, false);
        ledger = Take(ledger, Reports.Of(2, 1), false);
        var row = Assert.Single(ledger.Totals());
        Assert.Equal((3, 2, 0), (row.Succeeded, row.InFlight, row.Failed.Count));
    }

    [Fact]
    public void UnknownIncarnationThatSaysItStartedEarlier_RunsOnlyWhereTheOtherIsSilent()
    {
        var ledger = Take(EdgeLedger.Empty, Reports.Of(2, 1, Reports.Row("a", 5, inFlight: 2)), false);
        Assert.Equal("i2", Take(ledger, Reports.Of(1, 1), false).Current!.Name);
        Assert.Equal("i1", ledger.Apply(Reports.Of(1, 1), currentIsSilent: true, 100, out _).Current!.Name);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void FormerIncarnationThatGoesOnReporting_RunsOnceTheOtherIsSilent(bool crash)
    {
        var ledger = Take(EdgeLedger.Empty, Reports.Of(2, 1, Reports.Row("a", 5, inFlight: 2)), crash);
        ledger = Take(ledger, Reports.Of(1, 1, Reports.Row("a", 3, inFlight: 1), Reports.Row("b", 1)), crash);
        Assert.Equal("i2", ledger.Current!.Name);
        Assert.Equal("i2", Take(ledger, Reports.Of(1, 1, Reports.Row("a", 3, inFlight: 1)), crash, silent: true).Current!.Name);

        ledger = Take(ledger, Reports.Of(1, 2, Reports.Row("a", 4, inFlight: 1)), crash, silent: true);
        Assert.Equal(("i1", "i2"), (ledger.Current!.Name, Assert.Single(ledger.History.Superseded).Name));
        Assert.Equal(
            [("a", 9L, 1L, 2L), ("b", 1L, 0L, 0L)],
            ledger.Totals().Select(row => (row.Route, row.Sent, row.InFlight, row.Failed.GetValueOrDefault(MirrorSums.EdgeLost))));
    }

    [Fact]
    public void FormerIncarnationThatSaidItsLastWord_DoesNotRunAgain()
    {
        var ledger = Take(EdgeLedger.Empty, Reports.Of(1, 1, Reports.Row("a", 5)), false);
        ledger = Take(ledger, Reports.Of(1, 3) with { Final = true }, false);
        ledger = Take(ledger, Reports.Of(2, 1), false);
        Assert.Equal("i2", Take(ledger, Reports.Of(1, 2, Reports.Row("a", 6)), false, silent: true).Current!.Name);
    }

    [Fact]
    public void IncarnationWithTheEarliestClock_IsNotClosedAsItComes()
    {
        var ledger = EdgeLedger.Empty;
        for (var i = 1; i <= EdgeLedger.MaxSuperseded + 1; i++)
        {
            ledger = Take(ledger, Reports.Of(i, 1), false);
        }

        ledger = Take(ledger, Reports.Of(0, 1, Reports.Row("a", 1)), false);
        Assert.Equal((false, true), (ledger.IsClosed("i0"), ledger.IsClosed("i1")));
        Assert.Equal("i0", Take(ledger, Reports.Of(0, 2, Reports.Row("a", 2)), false, silent: true).Current!.Name);
    }

    [Fact]
    public void RowsBeyondTheBound_AreRefusedAndTheOthersGoOn()
    {
        var ledger = EdgeLedger.Empty.Apply(Reports.Of(1, 1, Reports.Row("a", 1), Reports.Row("b", 1), Reports.Row("c", 1)), false, 2, out var refused);
        Assert.Equal(1, refused);
        ledger = ledger.Apply(Reports.Of(1, 2, Reports.Row("c", 2), Reports.Row("b", 2)), false, 2, out refused);
        Assert.Equal(1, refused);
        Assert.Equal([("a", 1L), ("b", 2L)], ledger.Totals().Select(row => (row.Route, row.Sent)));

        // A new incarnation may tell of the rows that are known, no others.
        ledger = ledger.Apply(Reports.Of(2, 1, Reports.Row("a", 1), Reports.Row("d", 1)), false, 2, out refused);
        Assert.Equal(1, refused);
        Assert.Equal([("a", 2L), ("b", 2L)], ledger.Totals().Select(row => (row.Route, row.Sent)));
    }

    [Fact]
    public void RowAgainstTheLaw_IsRefused()
    {
        var good = Reports.Row("a", 5);
        var reports = new[]
        {
            good with { Considered = 99 },
            good with { Sent = good.Sent + 1 },
            good with { InFlight = 1 },
            good with { Succeeded = good.Succeeded + 1, InFlight = -1 },
            good with { Route = new string('x', 3_000) },
        };
        foreach (var bad in reports)
        {
            var ledger = EdgeLedger.Empty.Apply(Reports.Of(1, 1, bad), false, 100, out var refused);
            Assert.Equal(1, refused);
            Assert.Empty(ledger.Totals());
        }
    }

    private static EdgeLedger Take(EdgeLedger ledger, EdgeReport report, bool crash, bool silent = false)
    {
        if (ledger.IsClosed(report.Incarnation))
        {
            return ledger;
        }

        var next = ledger.Apply(report, silent, 1_000, out var refused);
        Assert.Equal(0, refused);
        var history = next.HistoryToStore(ledger);

        // A crash after the history was stored and before the state was: the edge repeats its report to a grain that read both anew.
        return crash
            ? EdgeLedger.From(ledger.Current, history).Apply(report, silent, 1_000, out _)
            : EdgeLedger.From(next.Current, history);
    }

    // Totals only grow within an incarnation; each report tells some of the rows.
    private static List<EdgeReport> Make(int[] clocks, int[] seeds)
    {
        var made = new List<EdgeReport>();
        for (var incarnation = 0; incarnation < clocks.Length; incarnation++)
        {
            var (sent, failed, dropped) = (new long[Routes], new long[Routes], new long[Routes]);
            for (var step = 0; step < seeds.Length; step++)
            {
                var seed = seeds[step] + (31 * incarnation);
                var route = seed % Routes;
                sent[route] += seed % 11;
                failed[route] = Math.Min(sent[route], failed[route] + (seed % 3));
                dropped[route] += seed % 2;
                var told = Enumerable.Range(0, Routes).Where(r => r == route || (seed >> r) % 2 == 0);
                made.Add(Reports.Of(incarnation, step + 1, [.. told.Select(r => Reports.Row($"r{r}", sent[r], Math.Min(sent[r] - failed[r], seed % 4), failed[r], dropped[r]))])
                    with
                { StartedAt = Reports.Epoch.AddMinutes(clocks[incarnation]), Final = step == seeds.Length - 1 && seed % 2 == 0 });
            }
        }

        return made;
    }
}
