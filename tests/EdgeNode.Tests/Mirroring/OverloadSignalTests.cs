using Microsoft.Extensions.Time.Testing;
using OrleansMesh.EdgeNode.Mirroring;
using OrleansMesh.EdgeNode.Tests.Fixtures;

namespace OrleansMesh.EdgeNode.Tests.Mirroring;

/// <summary>When an edge sheds shadows, and that it sheds nothing else.</summary>
public sealed class OverloadSignalTests
{
    private static readonly TimeSpan Bound = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(100);

    private readonly FakeTimeProvider _time = new();
    private readonly Queue<IThreadPoolWorkItem> _work = new();

    [Fact]
    public void WorkThatWaitsTooLongThreeTimesInARow_IsAnOverload_UntilOnePieceDoesNot()
    {
        using var signal = new OverloadSignal(Bound, _time, _work.Enqueue);
        signal.Start();

        Assert.False(AfterWait(signal, TimeSpan.FromSeconds(1)));
        Assert.False(AfterWait(signal, TimeSpan.FromSeconds(1)));
        Assert.False(AfterWait(signal, Bound));
        Assert.False(AfterWait(signal, TimeSpan.FromSeconds(1)));
        Assert.False(AfterWait(signal, TimeSpan.FromSeconds(1)));
        Assert.True(AfterWait(signal, TimeSpan.FromSeconds(1)));
        Assert.True(AfterWait(signal, TimeSpan.FromSeconds(3)));
        Assert.Equal(TimeSpan.FromSeconds(3), signal.Waited);
        Assert.False(AfterWait(signal, TimeSpan.Zero));
    }

    [Fact]
    public void WorkThatWaits_IsNotQueuedAgain()
    {
        using var signal = new OverloadSignal(Bound, _time, _work.Enqueue);
        signal.Start();

        _time.Advance(10 * Period);

        Assert.Single(_work);
    }

    [Fact]
    public void BoundOfZero_IsOff()
    {
        using var signal = new OverloadSignal(TimeSpan.Zero, _time, _work.Enqueue);
        signal.Start();

        _time.Advance(10 * Period);

        Assert.Empty(_work);
        Assert.False(signal.IsOverloaded);
    }

    [Fact]
    public async Task OverloadedEdge_AnswersPrimariesAndDropsShadows()
    {
        await using var primary = await TestUpstream.StartAsync();
        await using var shadow = await TestUpstream.StartAsync();
        await using var edge = await TestEdge.StartAsync(TestMesh.Mirrored(primary.Port, shadow.Port));

        for (var i = 0; i < 3; i++)
        {
            edge.Plane.Overload.Learn(TimeSpan.FromMinutes(1));
        }

        (await edge.GetAsync("/")).EnsureSuccessStatusCode().Dispose();
        edge.Plane.Overload.Learn(TimeSpan.Zero);
        (await edge.GetAsync("/")).EnsureSuccessStatusCode().Dispose();

        var totals = await edge.SettledTotalsAsync();
        Assert.Equal((2, 2, 1, 1), (totals.Considered, totals.Sampled, totals.Sent, totals.Succeeded));
        Assert.Equal(("overload", 1), Assert.Single(totals.Dropped.Select(d => (d.Key, d.Value))));
        Assert.Equal((2, 1), (primary.Count, shadow.Count));
    }

    private bool AfterWait(OverloadSignal signal, TimeSpan wait)
    {
        _time.Advance(Period);
        var probe = _work.Dequeue();
        _time.Advance(wait);
        probe.Execute();
        return signal.IsOverloaded;
    }
}
