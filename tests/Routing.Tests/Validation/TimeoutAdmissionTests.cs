namespace OrleansMesh.Routing.Tests.Validation;

/// <summary>The documents of Istio say that a timeout of 0s is none; its admission refuses one. What is admitted there is admitted here, and nothing else.</summary>
public sealed class TimeoutAdmissionTests
{
    [Theory]
    [InlineData("0s", "spec.http[0].timeout Invalid: must be at least 1ms")]
    [InlineData("0ms", "spec.http[0].timeout Invalid: must be at least 1ms")]
    [InlineData("1ms")]
    [InlineData("1h30m")]
    public void TimeoutOfNothing_IsRefused_ThoughItWouldMeanNone(string timeout, params string[] expected) => Assert.Equal(
        expected,
        Verdict.OfRules("VirtualService", $"spec: {{hosts: [a], http: [{{route: [{{destination: {{host: a}}}}], timeout: {timeout}}}]}}"));
}
