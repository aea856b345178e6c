namespace OrleansMesh.Routing.Tests.Validation;

/// <summary>Everything that is wrong with, or worth a warning in, the spec of a WorkloadEntry; warnings come last, after an exclamation mark.</summary>
public sealed class WorkloadEntryAdmissionTests
{
    [Theory]
    [InlineData("spec: {address: 1.2.3.4, ports: {http: 8080}, labels: {a: b}, weight: 3}")]
    [InlineData("spec: {address: a.b.c}")]
    [InlineData("spec: {}", "spec.address Required: must be set, or network must")]
    [InlineData(
        "spec: {network: n}",
        "!spec.address is not set: the workload gets no requests",
        "!spec.network is accepted but not honoured: every address is connected to directly")]
    [InlineData(
        """spec: {address: "*.b"}""",
        "spec.address Invalid: must be an IP address, a host name without wildcard, or unix:// and a path; ports go into ports")]
    [InlineData(
        """spec: {address: "1.2.3.4:80"}""",
        "spec.address Invalid: must be an IP address, a host name without wildcard, or unix:// and a path; ports go into ports")]
    [InlineData(
        """spec: {address: "unix://", ports: {x: 1}}""",
        "spec.address Invalid: must be unix:// and the absolute path of a socket, or @ and a name",
        "spec.ports Forbidden: must not be set beside a Unix socket")]
    [InlineData(
        """spec: {address: "unix:///tmp/0123456789/0123456789/0123456789/0123456789/0123456789/0123456789/0123456789/0123456789/0123456789/0123"}""",
        "spec.address Invalid: must be a path of at most 107 bytes")]
    [InlineData(
        """spec: {address: "unix:///tmp/"}""",
        "spec.address Invalid: must be unix:// and the absolute path of a socket, or @ and a name")]
    [InlineData("""spec: {address: "unix://@name"}""")]
    [InlineData(
        """spec: {address: a, ports: {a_b: 0, c: 65536}, labels: {a: "b c"}, locality: r/z, serviceAccount: s}""",
        "spec.labels[a] Invalid: must be empty, or at most 63 letters, digits, '-', '_' and '.', with a letter or digit at either end",
        "spec.ports[a_b] Invalid: the name must be a DNS label: at most 63 letters, digits and '-', with a letter or digit at either end",
        "spec.ports[a_b] Invalid: must be a port from 1 to 65535",
        "spec.ports[c] Invalid: must be a port from 1 to 65535",
        "!spec.locality is accepted but not honoured: endpoints are chosen whatever their locality, which is shown only",
        "!spec.serviceAccount is accepted but not honoured: the edge checks no identity of endpoints")]
    public void Spec_IsJudged(string spec, params string[] expected) => Assert.Equal(expected, Verdict.Of("WorkloadEntry", spec));
}
