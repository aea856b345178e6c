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
        breaker.Learn(ShadowOutcome.Succeeded);
        breaker.Learn(ShadowOutcome.FailedReset);
        breaker.Learn(ShadowOutcome.FailedTimeout);
        Assert.True(breaker.Allows());

        breaker.Learn(ShadowOutcome.FailedInvalidResponse);

        Assert.True(breaker.IsOpen);
        Assert.False(breaker.Allows());
    }

    [Fact]
    public void OpenOne_LetsASingleShadowTryAfterItsTime()
    {
        var breaker = Failed(times: 3);
        _time.Advance(OpenTime - TimeSpan.FromMilliseconds(1));
        Assert.False(breaker.Allows());

        _time.Advance(TimeSpan.FromMilliseconds(1));

        Assert.True(breaker.Allows());
        Assert.False(breaker.Allows());
    }

    [Fact]
    public void Success_ClosesIt()
    {
        var breaker = Failed(times: 3);
        _time.Advance(OpenTime);
        Assert.True(breaker.Allows());

        breaker.Learn(ShadowOutcome.Succeeded);

        Assert.False(breaker.IsOpen);
        Assert.True(breaker.Allows());
        breaker.Learn(ShadowOutcome.FailedConnect);
        Assert.True(breaker.Allows());
    }

    [Fact]
    public void FailedTry_OpensItAgain()
    {
        var breaker = Failed(times: 3);
        _time.Advance(OpenTime);
        Assert.True(breaker.Allows());

        breaker.Learn(ShadowOutcome.FailedConnect);

        Assert.False(breaker.Allows());
        _time.Advance(OpenTime);
        Assert.True(breaker.Allows());
    }

    [Fact]
    public void TryThatSaysNothingOfTheTarget_LetsAnotherTry()
    {
        var breaker = Failed(times: 3);
        _time.Advance(OpenTime);
        Assert.True(breaker.Allows());

        breaker.Learn(ShadowOutcome.FailedPrimaryAborted);

        Assert.True(breaker.Allows());
    }

    [Theory]
    [InlineData(3, ShadowOutcome.FailedPrimaryAborted)]
    [InlineData(3, ShadowOutcome.FailedBodyLagged)]
    [InlineData(3, ShadowOutcome.FailedShutdown)]
    [InlineData(0, ShadowOutcome.FailedConnect)]
    public void OthersOutcomes_OrNoLimit_NeverOpenIt(int failures, object outcome)
    {
        var breaker = new LaneBreaker(failures, OpenTime, _time);
        for (var i = 0; i < 10; i++)
        {
            breaker.Learn((ShadowOutcome)outcome);
        }

        Assert.True(breaker.Allows());
    }

    private LaneBreaker Failed(int times)
    {
        var breaker = new LaneBreaker(failures: 3, OpenTime, _time);
        for (var i = 0; i < times; i++)
        {
            breaker.Learn(ShadowOutcome.FailedConnect);
        }

        return breaker;
    }
}
