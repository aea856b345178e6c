using OrleansMesh.Routing.Actions;
using OrleansMesh.Routing.Compilation;
using OrleansMesh.Routing.Resources.VirtualServices;

namespace OrleansMesh.Routing.Tests.Actions;

/// <summary>When another attempt is made: Envoy's words.</summary>
public sealed class RetryRuleTests
{
    [Theory]
    [InlineData("5xx", 500, true)]
    [InlineData("5xx", 599, true)]
    [InlineData("5xx", 499, false)]
    [InlineData("5xx", 600, false)]
    [InlineData("gateway-error", 500, false)]
    [InlineData("gateway-error", 502, true)]
    [InlineData("gateway-error", 503, true)]
    [InlineData("gateway-error", 504, true)]
    [InlineData("gateway-error", 505, false)]
    [InlineData("retriable-4xx", 409, true)]
    [InlineData("retriable-4xx", 429, false)]
    [InlineData("404", 404, true)]
    [InlineData("404,418", 418, true)]
    [InlineData("404", 503, false)]
    [InlineData("retriable-status-codes", 503, false)]
    [InlineData("reset", 503, false)]
    [InlineData("connect-failure,refused-stream", 503, false)]
    public void Answer_IsRepeatedByItsStatus(string retryOn, int status, bool expected) =>
        Assert.Equal(expected, Rule(retryOn).RetriesAnswer(status, null, isRateLimited: false));

    [Theory]
    [InlineData("cancelled", 1)]
    [InlineData("deadline-exceeded", 4)]
    [InlineData("resource-exhausted", 8)]
    [InlineData("internal", 13)]
    [InlineData("unavailable", 14)]
    public void Answer_IsRepeatedByItsGrpcStatus(string word, int status)
    {
        Assert.All(Enumerable.Range(0, 17), code => Assert.Equal(code == status, Rule(word).RetriesAnswer(200, code, isRateLimited: false)));
        Assert.False(Rule(word).RetriesAnswer(200, null, isRateLimited: false));
    }

    [Fact]
    public void RateLimited_IsRepeatedOnlyWhereThatIsAskedFor()
    {
        Assert.True(Rule("envoy-ratelimited").RetriesAnswer(429, null, isRateLimited: true));
        Assert.False(Rule("5xx").RetriesAnswer(503, null, isRateLimited: true));
        Assert.False(Rule("envoy-ratelimited").RetriesAnswer(429, null, isRateLimited: false));
    }

    [Theory]
    [InlineData("connect-failure", true, false, false)]
    [InlineData("refused-stream", false, true, false)]
    [InlineData("reset", true, true, true)]
    [InlineData("5xx", true, true, true)]
    [InlineData("gateway-error", true, true, true)]
    [InlineData("reset-before-request", true, false, false)]
    [InlineData("503", false, false, false)]
    public void NoAnswer_IsRepeatedByItsKind(string retryOn, bool connect, bool refused, bool reset)
    {
        var rule = Rule(retryOn);

        Assert.Equal(connect, rule.RetriesFailure(RetryFailure.Connect, wasSent: false));
        Assert.Equal(refused, rule.RetriesFailure(RetryFailure.RefusedStream, wasSent: true));
        Assert.Equal(reset, rule.RetriesFailure(RetryFailure.Reset, wasSent: true));
    }

    [Fact]
    public void NothingSaid_IsIstiosDefault()
    {
        var rule = RetryCompiler.Compile(null)!;

        Assert.Equal(2, rule.Attempts);
        Assert.True(rule.AvoidsTried);
        Assert.True(rule.RetriesFailure(RetryFailure.Connect, wasSent: false));
        Assert.True(rule.RetriesFailure(RetryFailure.RefusedStream, wasSent: true));
        Assert.False(rule.RetriesFailure(RetryFailure.Reset, wasSent: true));
        Assert.False(rule.RetriesAnswer(503, null, isRateLimited: false));
        Assert.True(rule.RetriesAnswer(200, 14, isRateLimited: false));
        Assert.True(rule.RetriesAnswer(200, 1, isRateLimited: false));
        Assert.Equal((false, true), (rule.RepeatsBodies(isGrpc: false), rule.RepeatsBodies(isGrpc: true)));
    }

    [Fact]
    public void NoAttempts_IsNoRule() => Assert.Null(RetryCompiler.Compile(new HttpRetry { Attempts = 0 }));

    [Fact]
    public void Words_AreTrimmedAndTheRestIsKept()
    {
        var rule = RetryCompiler.Compile(new HttpRetry
        {
            Attempts = 3,
            RetryOn = " 5xx , 404 ,,connect-failure",
            PerTryTimeout = new("2s", TimeSpan.FromSeconds(2)),
            Backoff = new("1s", TimeSpan.FromSeconds(1)),
            RetryIgnorePreviousHosts = false,
        })!;

        Assert.Equal(RetryConditions.ServerError | RetryConditions.StatusCodes | RetryConditions.ConnectFailure, rule.Conditions);
        Assert.Equal<int>([404], rule.Statuses);
        Assert.Equal((3, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(1), false), (rule.Attempts, rule.PerTryTimeout!.Value, rule.Backoff, rule.AvoidsTried));
    }

    [Theory]
    [InlineData(1, 25)]
    [InlineData(2, 75)]
    [InlineData(3, 175)]
    [InlineData(4, 250)]
    [InlineData(100, 250)]
    public void Pause_IsAnyTimeUpToABoundThatDoubles(int repetition, int bound)
    {
        Assert.Equal(TimeSpan.Zero, RetryRule.Default.Pause(repetition, 0));
        Assert.Equal(bound / 2.0, RetryRule.Default.Pause(repetition, 1u << 31).TotalMilliseconds, tolerance: 0.001);
        Assert.InRange(RetryRule.Default.Pause(repetition, uint.MaxValue).TotalMilliseconds, bound - 0.001, bound);
    }

    private static RetryRule Rule(string retryOn) => RetryCompiler.Compile(new HttpRetry { Attempts = 1, RetryOn = retryOn })!;
}
