using OrleansMesh.EdgeNode.Admin;
using OrleansMesh.EdgeNode.Tests.Fixtures;

namespace OrleansMesh.EdgeNode.Tests.Admin;

public sealed class MirrorSeriesTests
{
    [Fact]
    public void MirrorsBeyondTheLimit_AreSummedUpAsOther()
    {
        var series = new MirrorSeries(2);

        var rows = series.Rows([Rows.Of("a", 1), Rows.Of("b", 2), Rows.Of("c", 3, full: 1, reset: 4), Rows.Of("d", 5, full: 2)]);

        Assert.Equal(["default/a", "default/b", "other"], rows.Select(row => row.VirtualService));
        var other = rows[^1];
        Assert.Equal((8, 3, 4), (other.Succeeded, other.Dropped["lane-full"], other.Failed["reset"]));
        Assert.True(other.ObeysLaw);
    }

    [Fact]
    public void MirrorThatHasItsOwnSeries_KeepsItWhenOthersComeBeforeItByName()
    {
        var series = new MirrorSeries(1);
        series.Rows([Rows.Of("m", 1)]);

        var rows = series.Rows([Rows.Of("a", 7), Rows.Of("m", 2)]);

        Assert.Equal(["default/m", "other"], rows.Select(row => row.VirtualService));
    }
}
