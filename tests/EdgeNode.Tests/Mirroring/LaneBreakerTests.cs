using Microsoft.Extensions.Time.Testing;
using OrleansMesh.EdgeNode.Mirroring;

namespace OrleansMesh.EdgeNode.Tests.Mirroring;

public sealed class LaneBreakerTests
{
    private static readonly TimeSpan OpenTime = TimeSpan.FromSeconds(1);

    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void FailuresInARow_OpenIt()
    {
        var breaker = Failed(times: 2);
        End(breaker, ShadowOutcome.Succeeded);
        End(breaker, ShadowOutcome.FailedReset);
        End(breaker, ShadowOutcome.FailedTimeout);
        Assert.False(breaker.IsOpen);

        End(breaker, ShadowOutcome.FailedInvalidResponse);

        Assert.True(breaker.IsOpen);
        Assert.False(breaker.Allows(out _));
    }

    [Fact]
    public void OpenOne_LetsASingleShadowTryAfterItsTime_AndTheNextAfterTheSameTimeThoughTheFirstIsNotOver()
    {
        var breaker = Failed(times: 3);
        _time.Advance(OpenTime - TimeSpan.FromMilliseconds(1));
        Assert.False(breaker.Allows(out _));
        _time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.True(breaker.Allows(out _));
        Assert.False(breaker.Allows(out _));

        _time.Advance(OpenTime);

        Assert.True(breaker.Allows(out _));
        Assert.False(breaker.Allows(out _));
    }

    [Fact]
    public void Success_ClosesIt_AndFailuresAreCountedAnew()
    {
        var breaker = Failed(times: 3);
        _time.Advance(OpenTime);

        End(breaker, ShadowOutcome.Succeeded);

        Assert.False(breaker.IsOpen);
        End(breaker, ShadowOutcome.FailedConnect);
        End(breaker, ShadowOutcome.FailedConnect);
        Assert.False(breaker.IsOpen);
        End(breaker, ShadowOutcome.FailedConnect);
        Assert.True(breaker.IsOpen);
    }

    [Fact]
    public void FailedTry_StartsTheTimeAnew()
    {
        var breaker = Failed(times: 3);
        _time.Advance(OpenTime);
        Assert.True(breaker.Allows(out var period));
        _time.Advance(OpenTime / 2);

        breaker.Learn(ShadowOutcome.FailedConnect, period);

        _time.Advance(OpenTime / 2);
        Assert.False(breaker.Allows(out _));
        _time.Advance(OpenTime / 2);
        Assert.True(breaker.Allows(out _));
    }

    [Theory]
    [InlineData(ShadowOutcome.Succeeded)]
    [InlineData(ShadowOutcome.FailedTimeout)]
    [InlineData(ShadowOutcome.FailedPrimaryAborted)]
    public void ShadowsThatSetOutBefore_ChangeNothing(object straggler)
    {
        var breaker = new LaneBreaker(failures: 3, OpenTime, _time);
        Assert.True(breaker.Allows(out var before));
        EndAll(breaker, times: 3);
        _time.Advance(OpenTime / 2);

        breaker.Learn((ShadowOutcome)straggler, before);

        Assert.True(breaker.IsOpen);
        _time.Advance(OpenTime / 2);
        Assert.True(breaker.Allows(out _));
    }

    [Fact]
    public void StragglersOfTheOpenTime_DoNotOpenItAgain()
    {
        var breaker = new LaneBreaker(failures: 3, OpenTime, _time);
        Assert.True(breaker.Allows(out var before));
        EndAll(breaker, times: 3);
        _time.Advance(OpenTime);
        End(breaker, ShadowOutcome.Succeeded);

        for (var i = 0; i < 10; i++)
        {
            breaker.Learn(ShadowOutcome.FailedTimeout, before);
        }

        Assert.False(breaker.IsOpen);
    }

    [Theory]
    [InlineData(3, ShadowOutcome.FailedPrimaryAborted)]
    [InlineData(3, ShadowOutcome.FailedBudget)]
    [InlineData(3, ShadowOutcome.FailedShutdown)]
    [InlineData(3, ShadowOutcome.FailedFault)]
    [InlineData(0, ShadowOutcome.FailedConnect)]
    public void OthersOutcomes_OrNoLimit_NeverOpenIt(int failures, object outcome)
    {
        var breaker = new LaneBreaker(failures, OpenTime, _time);
        for (var i = 0; i < 10; i++)
        {
            End(breaker, (ShadowOutcome)outcome);
        }

        Assert.False(breaker.IsOpen);
    }

    private static void End(LaneBreaker breaker, ShadowOutcome outcome)
    {
        Assert.True(breaker.Allows(out var period));
        breaker.Learn(outcome, period);
    }

    private static void EndAll(LaneBreaker breaker, int times)
    {
        for (var i = 0; i < times; i++)
        {
            End(breaker, ShadowOutcome.FailedConnect);
        }
    }

    private LaneBreaker Failed(int times)
    {
        var breaker = new LaneBreaker(failures: 3, OpenTime, _time);
        EndAll(breaker, times);
        return breaker;
    }
}
