namespace OrleansMesh.Routing.Tests.Validation;

/// <summary>Everything that is wrong with, or worth a warning in, the spec of a ServiceEntry; warnings come last, after an exclamation mark.</summary>
public sealed class ServiceEntryAdmissionTests
{
    [Theory]
    [InlineData("spec: {hosts: [a.com], ports: [{number: 80, name: http, protocol: HTTP}], resolution: DNS}")]
    [InlineData("spec: {}", "spec.hosts Required: must be set")]
    [InlineData(
        """spec: {hosts: ["*", "a*.b", "*a.b", "*.b"], resolution: STATIC}""",
        "spec.hosts[0] Invalid: must not be * alone",
        "spec.hosts[1] Invalid: must be a host name, with * only as, or at the beginning of, its first label",
        "!spec.hosts[2] has * for a part of a label, which most clients do not take")]
    [InlineData(
        "spec: {hosts: [a.b], resolution: STATIC, ports: [{}, {number: 0, name: a_b, protocol: KAFKA}, {number: 80, name: x, targetPort: 65536}, {number: 80, name: x, protocol: http}]}",
        "spec.ports[0].number Required: must be set",
        "spec.ports[0].name Required: must be set",
        "spec.ports[1].number Invalid: must be a port from 1 to 65535",
        "spec.ports[1].name Invalid: must be a DNS label: at most 63 letters, digits and '-', with a letter or digit at either end",
        "spec.ports[1].protocol NotSupported: must be one of TCP, UDP, GRPC, GRPC-WEB, HTTP, HTTP_PROXY, HTTP2, HTTPS, TLS, MONGO, REDIS, MYSQL",
        "spec.ports[2].targetPort Invalid: must be a port from 1 to 65535",
        "spec.ports[3].number Duplicate: 80 is the number of an earlier port",
        "spec.ports[3].name Duplicate: x is the name of an earlier port",
        "!spec.ports[1].protocol is accepted but not honoured: the edge speaks HTTP to endpoints, and TLS where a DestinationRule says so")]
    [InlineData("spec: {hosts: [a.b], endpoints: [{address: 1.2.3.4}]}", "spec.endpoints Forbidden: must not be set with resolution NONE")]
    [InlineData(
        "spec: {hosts: [a.b], resolution: NONE}")]
    [InlineData(
        """spec: {hosts: [a.b], resolution: STATIC, ports: [{number: 80, name: http}], endpoints: [{address: a.b}, {address: "unix:///a"}, {address: 1.2.3.4, ports: {http: 80, tcp: 81}}, {}]}""",
        "spec.endpoints[0].address Invalid: must be an IP address or a Unix socket with resolution STATIC",
        "spec.endpoints[2].ports[tcp] Invalid: is no name of a port of the service",
        "spec.endpoints[3].address Required: must be set, or network must")]
    [InlineData(
        """spec: {hosts: ["*.b", c.b], resolution: DNS}""",
        "spec.hosts[0] Invalid: must not be a wildcard with resolution by DNS and no endpoints")]
    [InlineData("""spec: {hosts: ["*.b"], resolution: DNS, endpoints: [{address: c.b}]}""")]
    [InlineData(
        """spec: {hosts: ["*.b"], resolution: DNS_ROUND_ROBIN, endpoints: [{address: c.b}, {address: d.b}]}""",
        "spec.endpoints Invalid: must not hold more than one endpoint with resolution DNS_ROUND_ROBIN")]
    [InlineData(
        """spec: {hosts: ["*.b", a.b], resolution: DYNAMIC_DNS, addresses: [1.2.3.4], endpoints: [{address: c.b}]}""",
        "spec.endpoints Forbidden: must not be set with resolution DYNAMIC_DNS",
        "spec.hosts[1] Invalid: must be a wildcard with resolution DYNAMIC_DNS",
        "spec.addresses Forbidden: must not be set with resolution DYNAMIC_DNS",
        "!spec.addresses is accepted but not honoured: requests find the service by its hosts, never by an address")]
    [InlineData(
        """spec: {hosts: [a.b], resolution: STATIC, addresses: [1.2.3.4, 10.0.0.1/8, "::/0", 1.2.3.4/33, a.b, 1.2.3.4/]}""",
        "spec.addresses[3] Invalid: must be an IP address, or a subnet such as 10.0.0.0/8",
        "spec.addresses[4] Invalid: must be an IP address, or a subnet such as 10.0.0.0/8",
        "spec.addresses[5] Invalid: must be an IP address, or a subnet such as 10.0.0.0/8",
        "!spec.addresses is accepted but not honoured: requests find the service by its hosts, never by an address")]
    [InlineData(
        "spec: {hosts: [a.b], resolution: DNS, addresses: [10.0.0.0/8]}",
        "spec.addresses[0] Forbidden: must not be a subnet unless the resolution is NONE or STATIC",
        "!spec.addresses is accepted but not honoured: requests find the service by its hosts, never by an address")]
    [InlineData(
        """spec: {hosts: [a.b], resolution: STATIC, endpoints: [{address: 1.2.3.4}], workloadSelector: {labels: {"*": x}}}""",
        "spec.workloadSelector.labels[*] Invalid: the key must be [prefix/]name: the name at most 63 letters, digits, '-', '_' and '.', the prefix a DNS name",
        "spec.workloadSelector Forbidden: must not be set beside endpoints")]
    [InlineData(
        """spec: {hosts: [a.b], resolution: STATIC, workloadSelector: {}, exportTo: ["~"]}""",
        "!spec.workloadSelector has no labels and selects no workload")]
    [InlineData(
        """spec: {hosts: [a.b], resolution: STATIC, exportTo: ["~", "."], subjectAltNames: [x]}""",
        """spec.exportTo[0] Forbidden: "~" must stand alone""")]
    [InlineData(
        "spec: {hosts: [a.b, c.d], resolution: DNS, ports: [{number: 80, name: a, protocol: http}, {number: 443, name: b, protocol: TLS}, {number: 81, name: c, protocol: TCP}, {number: 82, name: d}]}",
        "spec.ports[2].protocol Invalid: must be HTTP, TLS or their like where there are several hosts, to tell them apart",
        "spec.ports[3].protocol Invalid: must be HTTP, TLS or their like where there are several hosts, to tell them apart",
        "!spec.ports[1].protocol is accepted but not honoured: the edge speaks HTTP to endpoints, and TLS where a DestinationRule says so",
        "!spec.ports[2].protocol is accepted but not honoured: the edge speaks HTTP to endpoints, and TLS where a DestinationRule says so")]
    [InlineData(
        "spec: {hosts: [a.b, c.d], ports: [{number: 81, name: c, protocol: TCP}]}",
        "!spec.ports[0].protocol is accepted but not honoured: the edge speaks HTTP to endpoints, and TLS where a DestinationRule says so",
        "!spec.ports[0].protocol is TCP or not set, and the service has no addresses to know its connections by")]
    public void Spec_IsJudged(string spec, params string[] expected) => Assert.Equal(expected, Verdict.Of("ServiceEntry", spec));
}
