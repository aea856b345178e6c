namespace OrleansMesh.Routing.Tests.Validation;

/// <summary>Everything that is wrong with, or worth a warning in, the spec of a DestinationRule; warnings come last, after an exclamation mark.</summary>
public sealed class DestinationRuleAdmissionTests
{
    [Theory]
    [InlineData("spec: {host: reviews, subsets: [{name: v1, labels: {version: v1}}]}")]
    [InlineData("spec: {}", "spec.host Required: must be set")]
    [InlineData(
        """spec: {host: "a b"}""",
        "spec.host Invalid: must be a host name, with * only as, or at the beginning of, its first label, or an IP address")]
    [InlineData("""spec: {host: "*"}""")]
    [InlineData(
        """spec: {host: a, subsets: [{}, {name: v_1}, {name: v1}, {name: v1, labels: {"/": "-"}}]}""",
        "spec.subsets[0].name Required: must be set",
        "spec.subsets[1].name Invalid: must be a DNS label: at most 63 letters, digits and '-', with a letter or digit at either end",
        "spec.subsets[3].name Duplicate: v1 is the name of an earlier subset",
        "spec.subsets[3].labels[/] Invalid: the key must be [prefix/]name: the name at most 63 letters, digits, '-', '_' and '.', the prefix a DNS name",
        "spec.subsets[3].labels[/] Invalid: must be empty, or at most 63 letters, digits, '-', '_' and '.', with a letter or digit at either end")]
    [InlineData(
        """spec: {host: a, exportTo: ["*"], workloadSelector: {matchLabels: {a: "b c"}}}""",
        "spec.workloadSelector.matchLabels[a] Invalid: must be empty, or at most 63 letters, digits, '-', '_' and '.', with a letter or digit at either end",
        """spec.exportTo Forbidden: must be ["."] beside workloadSelector""")]
    [InlineData("""spec: {host: a, exportTo: ["."], workloadSelector: {matchLabels: {a: b}}}""")]
    [InlineData(
        "spec: {host: a, trafficPolicy: {loadBalancer: {simple: RANDOM, localityLbSetting: {}}, tls: {mode: ISTIO_MUTUAL}, connectionPool: {http: {maxRequestsPerConnection: 1, maxConcurrentStreams: 1}}}, subsets: [{name: x, trafficPolicy: {loadBalancer: {zoneAwareLbSetting: {}}, proxyProtocol: {}, retryBudget: {budgetInterval: 1s}, portLevelSettings: []}}]}",
        "!spec.trafficPolicy.loadBalancer.localityLbSetting is accepted but not honoured: endpoints are chosen whatever their locality",
        "!spec.trafficPolicy.tls.mode ISTIO_MUTUAL is accepted but not honoured: the mesh issues no certificates, so endpoints are spoken to in plain HTTP",
        "!spec.subsets[0].trafficPolicy.loadBalancer.zoneAwareLbSetting is accepted but not honoured: endpoints are chosen whatever their zone",
        "!spec.subsets[0].trafficPolicy.proxyProtocol is accepted but not honoured: no PROXY header is sent, since a connection to an endpoint serves many clients")]
    public void Spec_IsJudged(string spec, params string[] expected) => Assert.Equal(expected, Verdict.Of("DestinationRule", spec));
}
