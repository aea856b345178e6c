using OrleansMesh.Routing.Resources;
using OrleansMesh.Routing.Resources.VirtualServices;
using OrleansMesh.Routing.Validation;

namespace OrleansMesh.Routing.Tests.Validation;

public sealed class AdmissionTests
{
    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(-double.Epsilon)]
    [InlineData(100.00000000000001)]
    public void PercentageOutOfRange_IsRefused(double value)
    {
        var route = Make.Route("a") with { Mirror = new() { Host = "b" }, MirrorPercentage = new() { Value = value } };

        Assert.Equal(
            ["spec.http[0].mirrorPercentage.value Invalid: must be from 0 to 100"],
            Verdict.Of(Make.VirtualService("a", ["a"], route)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.0001)]
    [InlineData(100)]
    public void PercentageInRange_IsAccepted(double value) => Assert.Empty(Verdict.Of(Make.VirtualService(
        "a", ["a"], Make.Route("a") with { Mirror = new() { Host = "b" }, MirrorPercentage = new() { Value = value } })));

    [Theory]
    [InlineData(1024)]
    [InlineData(1025, "spec.http[0].match[0].uri.regex Invalid: must not be longer than 1024 characters")]
    public void LongRegex_IsRefused(int length, params string[] expected) =>
        Assert.Equal(expected, Verdict.Of(Make.VirtualService("a", ["a"], Make.Route("a", Make.Regex(new string('a', length))))));

    [Fact]
    public void ErrorsOfAllParts_ComeTogether()
    {
        var resource = Make.VirtualService("A", ["a b"], new HttpRoute { Timeout = new ProtoDuration("0s", TimeSpan.Zero) });

        Assert.Equal(
            ["metadata.name", "spec.hosts[0]", "spec.http[0].route", "spec.http[0].timeout"],
            Verdict.Of(resource).Select(line => line.Split(' ')[0]));
    }

    [Fact]
    public void ErrorsBeyondTheBound_AreCounted()
    {
        var routes = Enumerable.Range(1, 103).Select(port => new HttpRoute
        {
            Match = [new HttpMatchRequest { Port = (uint)port }],
            MirrorPercentage = new Percent { Value = 1 },
        });

        var result = Admission.Check(Make.VirtualService("a", ["a"], [.. routes]));

        Assert.Equal(101, result.Errors.Count);
        Assert.Equal("spec.http[99].route", result.Errors[99].Path);
        Assert.Equal("3 more errors are not listed", result.Errors[100].Message);
        Assert.Equal("3 more warnings are not listed", result.Warnings[100].Message);
    }

    [Theory]
    [InlineData(ResourceKind.VirtualService)]
    [InlineData(ResourceKind.DestinationRule)]
    [InlineData(ResourceKind.ServiceEntry)]
    [InlineData(ResourceKind.WorkloadEntry)]
    [InlineData(ResourceKind.Gateway)]
    [InlineData(ResourceKind.Service)]
    public void ResourceWithoutSpec_IsRefused(ResourceKind kind) =>
        Assert.Equal(["spec Required: must be set"], Verdict.Of(kind.ToString(), string.Empty));
}
