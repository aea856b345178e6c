namespace OrleansMesh.Routing.Tests.Validation;

/// <summary>What is wrong with a ServiceEntry by the bounds of its schema and the rules of its resolution. Warnings come last, after an exclamation mark.</summary>
public sealed class ServiceEntryLimitsTests
{
    [Theory]
    [InlineData(
        "spec: {hosts: [a.b], ports: [{number: 80, name: x}]}",
        "!spec.ports[0].protocol is TCP or not set, and the service has no addresses to know its connections by")]
    [InlineData("spec: {hosts: [a.b], addresses: [1.2.3.4], ports: [{number: 80, name: x, protocol: TCP}]}")]
    [InlineData(
        "spec: {hosts: [a.b], resolution: NONE, workloadSelector: {labels: {a: b}}}",
        "!spec.workloadSelector has no effect with resolution NONE")]
    [InlineData(
        """spec: {hosts: ["*.b"], resolution: DYNAMIC_DNS, ports: [{number: 80, name: a, protocol: HTTP}, {number: 443, name: b, protocol: tls}, {number: 81, name: c, protocol: HTTPS}, {number: 82, name: d}]}""",
        "spec.ports[2].protocol Invalid: must be HTTP, HTTP2, GRPC or TLS with resolution DYNAMIC_DNS",
        "spec.ports[3].protocol Invalid: must be HTTP, HTTP2, GRPC or TLS with resolution DYNAMIC_DNS")]
    [InlineData(
        """spec: {hosts: [a.b], resolution: DNS, ports: [{number: 80, name: x, protocol: HTTP}], endpoints: [{address: "unix:///x"}]}""",
        "spec.endpoints[0].address Invalid: must be an IP address or a host name with resolution by DNS")]
    [InlineData(
        """spec: {hosts: [a.b], resolution: STATIC, ports: [{number: 80, name: x, protocol: HTTP}, {number: 81, name: y, protocol: HTTP}], endpoints: [{address: "unix:///x"}]}""",
        "spec.ports Invalid: must hold exactly one port where an endpoint is a Unix socket")]
    [InlineData(
        "spec: {hosts: [a.b], resolution: STATIC, addresses: [aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa]}",
        "spec.addresses[0] TooLong: must not be longer than 64 characters")]
    public void Spec_IsJudged(string spec, params string[] expected) => Assert.Equal(expected, Verdict.OfRules("ServiceEntry", spec));
}
