using OrleansMesh.Routing.Actions;
using OrleansMesh.Routing.Compilation;
using OrleansMesh.Routing.Resources.VirtualServices;

namespace OrleansMesh.Routing.Tests.Actions;

/// <summary>Which requests get a fault.</summary>
public sealed class FaultRuleTests
{
    private static readonly FaultDelay Delay = new() { FixedDelay = new("1s", TimeSpan.FromSeconds(1)) };
    private static readonly FaultAbort Abort = new() { HttpStatus = 503 };

    [Fact]
    public void NoPercentage_IsNoFault() => Assert.Null(Compile(new() { Delay = Delay, Abort = Abort }));

    [Theory]
    [InlineData(100, 1_000_000u)]
    [InlineData(0.0001, 1u)]
    [InlineData(33.33339, 333_333u)]
    public void Percentage_IsTruncatedToAMillionth(double percent, uint expected) =>
        Assert.Equal(expected, Compile(new() { Abort = Abort with { Percentage = new() { Value = percent } } })!.AbortShare);

    [Fact]
    public void DeprecatedPercent_CountsWhereThereIsNoPercentage()
    {
        Assert.Equal(500_000u, Compile(new() { Delay = Delay with { Percent = 50 } })!.DelayShare);
        Assert.Equal(10_000u, Compile(new() { Delay = Delay with { Percent = 50, Percentage = new() { Value = 1 } } })!.DelayShare);
    }

    [Theory]
    [InlineData(0u, true)]
    [InlineData((1u << 31) - 1, true)]
    [InlineData(1u << 31, false)]
    [InlineData(uint.MaxValue, false)]
    public void Half_IsTheLowerHalfOfTheDraws(uint draw, bool expected)
    {
        var rule = new FaultRule(TimeSpan.FromSeconds(1), 500_000, 500_000, 503, null);

        Assert.Equal((expected, expected), (rule.Delays(draw), rule.Aborts(draw)));
    }

    [Fact]
    public void GrpcStatus_IsFoundByName()
    {
        var rule = Compile(new() { Abort = new() { GrpcStatus = "UNAVAILABLE", Percentage = new() { Value = 100 } } })!;

        Assert.Equal((0, 14), (rule.HttpStatus, rule.GrpcStatus!.Value));
        Assert.Equal(503, GrpcStatusCodes.ToHttp(14));
    }

    private static FaultRule? Compile(HttpFaultInjection fault)
    {
        var findings = new Findings();
        var rule = FaultCompiler.Compile(fault, "fault", findings);
        Assert.Empty(findings.Errors);
        return rule;
    }
}
