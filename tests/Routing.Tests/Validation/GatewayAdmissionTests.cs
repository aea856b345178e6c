namespace OrleansMesh.Routing.Tests.Validation;

/// <summary>Everything that is wrong with, or worth a warning in, the spec of a Gateway; warnings come last, after an exclamation mark.</summary>
public sealed class GatewayAdmissionTests
{
    [Theory]
    [InlineData(
        """spec: {selector: {istio: ingressgateway}, servers: [{port: {number: 80, name: http, protocol: HTTP}, hosts: ["*", ns/*.x.com, "*/a.b", ./a.b, 1.2.3.4]}]}""")]
    [InlineData(
        """spec: {servers: [{port: {number: 1, name: a, protocol: TCP}, bind: "unix:///x", hosts: ["*"]}, {port: {number: 2, name: b, protocol: HTTP}, bind: x, hosts: ["*"]}]}""",
        "spec.servers[1].bind Invalid: must be an IP address, or unix:// and a path",
        "!spec.servers[0].bind is accepted but not honoured: an edge listens on no Unix sockets; the server is not served",
        "!spec.servers[0].port.protocol is accepted but not honoured: an edge serves HTTP, HTTP2, GRPC and HTTPS; it does not listen for TCP")]
    [InlineData(
        """spec: {servers: [{port: {number: 1, name: a, protocol: HTTPS}, hosts: ["*"], tls: {mode: PASSTHROUGH}}, {port: {number: 2, name: b, protocol: https}, bind: "::1", hosts: ["*"], tls: {mode: MUTUAL, credentialNames: [a, b], cipherSuites: [AES128-SHA, x]}}]}""",
        "!spec.servers[1].tls.cipherSuites[1] is no cipher suite that there is, and is left out",
        "!spec.servers[0].tls.mode PASSTHROUGH is accepted but not honoured: an edge ends TLS itself, with certificates of Secrets or files; the server is not served")]
    [InlineData("spec: {}", "spec.servers Required: must be set")]
    [InlineData(
        """spec: {selector: {"a b": c}, servers: [{}, {port: {}, hosts: []}, {port: {number: 0, name: a, protocol: FTP, targetPort: 1}, hosts: [a, "*a.b", "a/b/c", "/a.b", "*."]}, {port: {number: 0, name: a, protocol: tcp}, bind: "unix:///x", hosts: ["*"]}]}""",
        "spec.selector[a b] Invalid: the key must be [prefix/]name: the name at most 63 letters, digits, '-', '_' and '.', the prefix a DNS name",
        "spec.servers[0].port Required: must be set",
        "spec.servers[0].hosts Required: must be set",
        "spec.servers[1].port.number Required: must be set",
        "spec.servers[1].port.protocol Required: must be set",
        "spec.servers[1].port.name Required: must be set",
        "spec.servers[1].hosts Required: must be set",
        "spec.servers[2].port.number Invalid: must be a port from 1 to 65535",
        "spec.servers[2].port.protocol NotSupported: must be one of TCP, UDP, GRPC, GRPC-WEB, HTTP, HTTP_PROXY, HTTP2, HTTPS, TLS, MONGO, REDIS, MYSQL",
        "spec.servers[2].port.targetPort Forbidden: must not be set",
        "spec.servers[2].hosts[0] Invalid: must be [namespace/]host: a host name with a dot, an IP address, * or *. and a host name",
        "spec.servers[2].hosts[1] Invalid: must be [namespace/]host: a host name with a dot, an IP address, * or *. and a host name",
        "spec.servers[2].hosts[2] Invalid: must be [namespace/]host: a host name with a dot, an IP address, * or *. and a host name",
        "spec.servers[2].hosts[3] Invalid: must be [namespace/]host: a host name with a dot, an IP address, * or *. and a host name",
        "spec.servers[3].port.name Duplicate: a is the name of an earlier port",
        "!spec.servers[3].bind is accepted but not honoured: an edge listens on no Unix sockets; the server is not served",
        "!spec.servers[3].port.protocol is accepted but not honoured: an edge serves HTTP, HTTP2, GRPC and HTTPS; it does not listen for TCP",
        "!spec.servers[2].port.targetPort is deprecated: leave it out")]
    public void Spec_IsJudged(string spec, params string[] expected) => Assert.Equal(expected, Verdict.Of("Gateway", spec));
}
