using System.Collections.Immutable;
using CsCheck;
using OrleansMesh.Abstractions.Edges;
using OrleansMesh.Abstractions.Statistics;
using OrleansMesh.EdgeNode.Feed;
using OrleansMesh.EdgeNode.Publishing;
using OrleansMesh.EdgeNode.Reports;
using OrleansMesh.EdgeNode.Switching;
using OrleansMesh.EdgeNode.Tables;
using OrleansMesh.EdgeNode.Tests.Fixtures;

namespace OrleansMesh.EdgeNode.Tests.Reports;

public sealed class ReportComposerTests
{
    private readonly List<MirrorTotals> _rows = [];
    private readonly ServedMeshes _served = new();
    private string _meshId = "m";

    [Fact]
    public void FirstReport_TellsEverything()
    {
        _rows.AddRange([Rows.Of("a", 1), Rows.Of("b", 0)]);
        var composer = Composer();

        var report = Assert.Single(composer.Next(even: false, isLast: false));

        Assert.Equal(("one", 1, 0, false), (report.Incarnation, report.Sequence, report.ServedRevision, report.Final));
        Assert.Equal(["default/a", "default/b"], report.Mirrors.Select(row => row.VirtualService));
        Assert.Equal("east", report.Labels["zone"]);
    }

    [Fact]
    public void RefusedResources_AreToldWithTheRevisionThatIsServed()
    {
        var refused = new RefusedResource(Documents.Id("bad"), "no regular expression");
        var composer = Composer();
        composer.Acknowledge(Assert.Single(composer.Next(even: false, isLast: false)));

        _served.Set(new ServedMesh(HeldMesh.Of("m", 7, [Documents.Entry("a", 1)]), EdgeTable.None, [refused]));

        var report = Assert.Single(composer.Next(even: false, isLast: false));
        Assert.Equal((7, refused), (report.ServedRevision, Assert.Single(report.Refused)));
        composer.Acknowledge(report);
        Assert.Empty(composer.Next(even: false, isLast: false));
    }

    [Fact]
    public void NothingNew_IsNotReportedUnlessAsked()
    {
        _rows.Add(Rows.Of("a", 1));
        var composer = Composer();
        composer.Acknowledge(Assert.Single(composer.Next(even: false, isLast: false)));
        _rows[0] = Rows.Of("a", 1);

        Assert.Empty(composer.Next(even: false, isLast: false));

        var beat = Assert.Single(composer.Next(even: true, isLast: false));
        Assert.Equal(2, beat.Sequence);
        Assert.Empty(beat.Mirrors);
    }

    [Fact]
    public void ReasonThatWasCounted_IsNews()
    {
        _rows.Add(Rows.Of("a", 1, full: 1));
        var composer = Composer();
        composer.Acknowledge(Assert.Single(composer.Next(even: false, isLast: false)));
        _rows[0] = Rows.Of("a", 1, reset: 1) with { Sent = 1 };

        Assert.Single(Assert.Single(composer.Next(even: false, isLast: false)).Mirrors);
    }

    [Fact]
    public void RowsOfALostReport_AreToldAgainWithTheirNewerTotals()
    {
        _rows.Add(Rows.Of("a", 1));
        var composer = Composer();
        composer.Acknowledge(Assert.Single(composer.Next(even: false, isLast: false)));
        _rows.Add(Rows.Of("b", 1));
        Assert.Equal(1, Assert.Single(Assert.Single(composer.Next(even: false, isLast: false)).Mirrors).Sent);
        Assert.Equal(1, Assert.Single(Assert.Single(composer.Next(even: false, isLast: false)).Mirrors).Sent);
        _rows[1] = Rows.Of("b", 2);

        var report = Assert.Single(composer.Next(even: false, isLast: false));

        Assert.Equal(4, report.Sequence);
        Assert.Equal(2, Assert.Single(report.Mirrors).Sent);
    }

    [Fact]
    public void MoreRowsThanFit_AreToldInSeveralReportsAndOnlyTheLastIsFinal()
    {
        _rows.AddRange(Enumerable.Range(0, 5).Select(i => Rows.Of($"n{i}", 1)));
        var reports = Composer(maxMirrors: 2).Next(even: false, isLast: true);

        Assert.Equal([2, 2, 1], reports.Select(report => report.Mirrors.Length));
        Assert.Equal([false, false, true], reports.Select(report => report.Final));
    }

    [Fact]
    public void RowsThatChangeAllTheTime_KeepNoOtherWaiting()
    {
        _rows.AddRange(Enumerable.Range(0, 5).Select(i => Rows.Of($"n{i}", 1)));
        var composer = Composer(maxMirrors: 2);
        var told = new List<string>();
        foreach (var report in composer.Next(even: false, isLast: false))
        {
            told.AddRange(report.Mirrors.Select(row => row.VirtualService));
            composer.Acknowledge(report);
            (_rows[0], _rows[1]) = (Rows.Of("n0", _rows[0].Sent + 1), Rows.Of("n1", _rows[1].Sent + 1));
        }

        Assert.Equal(["default/n0", "default/n1", "default/n2", "default/n3", "default/n4"], told);
        Assert.Equal(["default/n0", "default/n1"], Assert.Single(composer.Next(even: false, isLast: false)).Mirrors.Select(row => row.VirtualService));
    }

    [Fact]
    public void MeshThatHasHeardOfNothing_IsToldEverything()
    {
        _rows.AddRange([Rows.Of("a", 1), Rows.Of("b", 1)]);
        var composer = Composer();
        composer.Acknowledge(Assert.Single(composer.Next(even: false, isLast: false)));
        _meshId = "another";

        Assert.Equal(2, Assert.Single(composer.Next(even: false, isLast: false)).Mirrors.Length);
    }

    /// <summary>Whatever is lost, repeated or overtaken on the way: with the last report acknowledged, the newest of each row is what the edge counted.</summary>
    [Fact]
    public void ReportsLostAndReordered_AddUpExactly() => Gen.Select(Gen.Int[0, 3], Gen.Int[0, 4], Gen.Int[1, 9]).Array[1, 50].Sample(steps =>
    {
        var rows = Enumerable.Range(0, 5).Select(i => Rows.Of($"n{i}", 0)).ToList();
        var composer = new ReportComposer(Identity, () => [.. rows], new ServedMeshes(), () => [], new MirrorSwitch(), () => "m", maxMirrors: 2);
        var arrived = new List<EdgeReport>();
        foreach (var (step, row, count) in steps)
        {
            if (step == 0)
            {
                rows[row] = Rows.Of($"n{row}", rows[row].Sent + count);
            }
            else if (composer.Next(even: false, isLast: false) is [var report, ..])
            {
                // 1: lost; 2: taken, the acknowledgement lost; 3: taken and acknowledged.
                arrived.AddRange(step == 1 ? [] : [report, report]);
                if (step == 3)
                {
                    composer.Acknowledge(report);
                }
            }
        }

        while (composer.Next(even: false, isLast: false) is [var rest, ..])
        {
            arrived.Insert(0, rest);
            composer.Acknowledge(rest);
        }

        var totals = arrived.OrderBy(report => report.Sequence).SelectMany(report => report.Mirrors).GroupBy(row => row.VirtualService).ToDictionary(group => group.Key, group => group.Last().Sent);
        Assert.Equal(rows.ToDictionary(row => row.VirtualService, row => row.Sent), totals);
    });

    private static EdgeIdentity Identity { get; } =
        new("edge", "one", DateTimeOffset.UnixEpoch, ImmutableSortedDictionary<string, string>.Empty.Add("zone", "east"));

    private ReportComposer Composer(int maxMirrors = 100) => new(Identity, () => [.. _rows], _served, () => [], new MirrorSwitch(), () => _meshId, maxMirrors);
}
