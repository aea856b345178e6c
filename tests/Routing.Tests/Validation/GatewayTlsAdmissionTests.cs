namespace OrleansMesh.Routing.Tests.Validation;

/// <summary>What is wrong with the addresses, names and TLS of a Gateway. Warnings come last, after an exclamation mark.</summary>
public sealed class GatewayTlsAdmissionTests
{
    [Theory]
    [InlineData(
        """spec: {servers: [{port: {number: 443, name: x, protocol: HTTPS}, hosts: ["*"], name: a}]}""",
        "spec.servers[0].tls Required: must be set with protocol HTTPS")]
    [InlineData(
        """spec: {servers: [{port: {number: 443, name: x, protocol: TLS}, hosts: ["*"], bind: 0.0.0.0}]}""",
        "spec.servers[0].tls Required: must be set with protocol TLS")]
    [InlineData(
        """spec: {servers: [{port: {number: 443, name: x, protocol: HTTP}, hosts: ["*"], bind: localhost}]}""",
        "spec.servers[0].bind Invalid: must be an IP address, or unix:// and a path")]
    [InlineData(
        """spec: {servers: [{port: {number: 443, name: x, protocol: HTTP}, hosts: ["*"], bind: "unix://"}]}""",
        "spec.servers[0].bind Invalid: must be an IP address, or unix:// and a path")]
    [InlineData("""spec: {servers: [{port: {number: 443, name: x, protocol: HTTP}, hosts: ["*"], bind: "::"}]}""")]
    [InlineData(
        """spec: {servers: [{name: s, port: {number: 80, name: a, protocol: HTTP}, hosts: ["*"]}, {name: s, port: {number: 81, name: b, protocol: HTTP}, hosts: ["*"]}]}""",
        "spec.servers[1].name Duplicate: s is the name of an earlier server")]
    [InlineData("""spec: {servers: [{port: {number: 443, name: x, protocol: HTTP}, hosts: ["*"], tls: {httpsRedirect: true}}]}""")]
    [InlineData("""spec: {servers: [{port: {number: 443, name: x, protocol: HTTP2}, hosts: ["*"], tls: {httpsRedirect: true, mode: PASSTHROUGH}}]}""")]
    [InlineData(
        """spec: {servers: [{port: {number: 443, name: x, protocol: HTTP}, hosts: ["*"], tls: {mode: SIMPLE, credentialName: c}}]}""",
        "spec.servers[0].tls Forbidden: must hold nothing but httpsRedirect with protocol HTTP")]
    [InlineData(
        """spec: {servers: [{port: {number: 443, name: x, protocol: GRPC}, hosts: ["*"], tls: {httpsRedirect: true, minProtocolVersion: TLSV1_3}}]}""",
        "spec.servers[0].tls Forbidden: must hold nothing but httpsRedirect with protocol GRPC")]
    [InlineData(
        """spec: {servers: [{port: {number: 443, name: x, protocol: TCP}, hosts: ["*"], tls: {}}]}""",
        "spec.servers[0].tls Forbidden: must not be set with protocol TCP")]
    [InlineData(
        """spec: {servers: [{port: {number: 443, name: x, protocol: MONGO}, hosts: ["*"], tls: {httpsRedirect: true}}]}""",
        "spec.servers[0].tls Forbidden: must not be set with protocol MONGO",
        "!spec.servers[0].tls.httpsRedirect has no effect with protocol MONGO: only plain HTTP is redirected")]
    [InlineData(
        """spec: {servers: [{port: {number: 443, name: x, protocol: HTTPS}, hosts: ["*"], tls: {httpsRedirect: true, mode: SIMPLE, credentialName: c}}]}""",
        "!spec.servers[0].tls.httpsRedirect has no effect with protocol HTTPS: only plain HTTP is redirected")]
    [InlineData(
        """spec: {servers: [{port: {number: 443, name: x, protocol: HTTPS}, hosts: ["*"], tls: {mode: SIMPLE}}]}""",
        "spec.servers[0].tls.serverCertificate Required: must be set with mode SIMPLE, or credentialName, credentialNames or tlsCertificates must",
        "spec.servers[0].tls.privateKey Required: must be set with mode SIMPLE, or credentialName, credentialNames or tlsCertificates must")]
    [InlineData("""spec: {servers: [{port: {number: 443, name: x, protocol: HTTPS}, hosts: ["*"], tls: {mode: SIMPLE, serverCertificate: /c, privateKey: /k}}]}""")]
    [InlineData(
        """spec: {servers: [{port: {number: 443, name: x, protocol: HTTPS}, hosts: ["*"], tls: {mode: SIMPLE, serverCertificate: /c}}]}""",
        "spec.servers[0].tls.privateKey Required: must be set beside serverCertificate")]
    [InlineData(
        """spec: {servers: [{port: {number: 443, name: x, protocol: HTTPS}, hosts: ["*"], tls: {mode: SIMPLE, privateKey: /k}}]}""",
        "spec.servers[0].tls.serverCertificate Required: must be set beside privateKey")]
    [InlineData(
        """spec: {servers: [{port: {number: 443, name: x, protocol: HTTPS}, hosts: ["*"], tls: {mode: SIMPLE, serverCertificate: /c, privateKey: /k, credentialName: c, credentialNames: [a], tlsCertificates: [{serverCertificate: /c, privateKey: /k}], caCrl: /r}}]}""",
        "spec.servers[0].tls.credentialName Forbidden: must not be set beside serverCertificate: certificates come from one place",
        "spec.servers[0].tls.credentialNames Forbidden: must not be set beside serverCertificate: certificates come from one place",
        "spec.servers[0].tls.tlsCertificates Forbidden: must not be set beside serverCertificate: certificates come from one place",
        "spec.servers[0].tls.caCrl Forbidden: must not be set with mode SIMPLE, which asks for no client certificate")]
    [InlineData(
        """spec: {servers: [{port: {number: 443, name: x, protocol: HTTPS}, hosts: ["*"], tls: {mode: SIMPLE, credentialNames: [a, b, c]}}]}""",
        "spec.servers[0].tls.credentialNames Invalid: must hold 1 to 2 names")]
    [InlineData(
        """spec: {servers: [{port: {number: 443, name: x, protocol: HTTPS}, hosts: ["*"], tls: {mode: SIMPLE, credentialNames: [], tlsCertificates: []}}]}""",
        "spec.servers[0].tls.credentialNames Invalid: must hold 1 to 2 names",
        "spec.servers[0].tls.tlsCertificates Invalid: must hold a certificate",
        "spec.servers[0].tls.serverCertificate Required: must be set with mode SIMPLE, or credentialName, credentialNames or tlsCertificates must",
        "spec.servers[0].tls.privateKey Required: must be set with mode SIMPLE, or credentialName, credentialNames or tlsCertificates must")]
    [InlineData(
        """spec: {servers: [{port: {number: 443, name: x, protocol: HTTPS}, hosts: ["*"], tls: {mode: SIMPLE, tlsCertificates: [{serverCertificate: /c}, {privateKey: /k}, {serverCertificate: /c, privateKey: /k}]}}]}""",
        "spec.servers[0].tls.tlsCertificates[0].privateKey Required: must be set beside serverCertificate",
        "spec.servers[0].tls.tlsCertificates[1].serverCertificate Required: must be set beside privateKey",
        "!spec.servers[0].tls.tlsCertificates holds more than 2 certificates; the first 2 are used")]
    [InlineData(
        """spec: {servers: [{port: {number: 443, name: x, protocol: HTTPS}, hosts: ["*"], tls: {mode: MUTUAL}}]}""",
        "spec.servers[0].tls.serverCertificate Required: must be set with mode MUTUAL, or credentialName, credentialNames or tlsCertificates must",
        "spec.servers[0].tls.privateKey Required: must be set with mode MUTUAL, or credentialName, credentialNames or tlsCertificates must")]
    [InlineData(
        """spec: {servers: [{port: {number: 443, name: x, protocol: HTTPS}, hosts: ["*"], tls: {mode: MUTUAL, serverCertificate: /c, privateKey: /k}}]}""",
        "spec.servers[0].tls.caCertificates Required: must be set with mode MUTUAL")]
    [InlineData("""spec: {servers: [{port: {number: 443, name: x, protocol: HTTPS}, hosts: ["*"], tls: {mode: OPTIONAL_MUTUAL, serverCertificate: /c, privateKey: /k, caCertificates: /a, caCrl: /r}}]}""")]
    [InlineData("""spec: {servers: [{port: {number: 443, name: x, protocol: HTTPS}, hosts: ["*"], tls: {mode: OPTIONAL_MUTUAL, tlsCertificates: [{serverCertificate: /c, privateKey: /k}], caCertCredentialName: ca}}]}""")]
    [InlineData(
        """spec: {servers: [{port: {number: 443, name: x, protocol: HTTPS}, hosts: ["*"], tls: {mode: MUTUAL, credentialName: c, caCrl: /r}}]}""",
        "spec.servers[0].tls.caCrl Forbidden: must not be set beside credentialName: the Secret holds the revocation list")]
    [InlineData(
        """spec: {servers: [{port: {number: 443, name: x, protocol: HTTPS}, hosts: ["*"], tls: {mode: ISTIO_MUTUAL, serverCertificate: /c, privateKey: /k, caCertificates: /a, credentialName: c}}]}""",
        "spec.servers[0].tls.serverCertificate Forbidden: must not be set with mode ISTIO_MUTUAL, which uses the mesh's certificates",
        "spec.servers[0].tls.credentialName Forbidden: must not be set with mode ISTIO_MUTUAL, which uses the mesh's certificates",
        "spec.servers[0].tls.caCertificates Forbidden: must not be set with mode ISTIO_MUTUAL, which uses the mesh's certificates")]
    [InlineData("""spec: {servers: [{port: {number: 443, name: x, protocol: HTTPS}, hosts: ["*"], tls: {mode: ISTIO_MUTUAL}}]}""")]
    [InlineData("""spec: {servers: [{port: {number: 443, name: x, protocol: TLS}, hosts: ["*"], tls: {}}]}""")]
    [InlineData(
        """spec: {servers: [{port: {number: 443, name: x, protocol: TLS}, hosts: ["*"], tls: {mode: AUTO_PASSTHROUGH, serverCertificate: /c, privateKey: /k, caCertificates: /a, credentialName: c}}]}""",
        "!spec.servers[0].tls.serverCertificate has no effect without TLS termination: the mode passes connections through",
        "!spec.servers[0].tls.credentialName has no effect without TLS termination: the mode passes connections through",
        "!spec.servers[0].tls.caCertificates has no effect without TLS termination: the mode passes connections through")]
    [InlineData(
        """spec: {servers: [{port: {number: 443, name: x, protocol: HTTPS}, hosts: ["*"], tls: {mode: SIMPLE, credentialName: c, minProtocolVersion: TLSV1_1, maxProtocolVersion: TLSV1_0}}]}""",
        "!spec.servers[0].tls.maxProtocolVersion is lower than minProtocolVersion: no client can connect",
        "!spec.servers[0].tls.minProtocolVersion is below TLS 1.2, for which no cipher suite is on by default: name some in cipherSuites")]
    [InlineData(
        """spec: {servers: [{port: {number: 443, name: x, protocol: HTTPS}, hosts: ["*"], tls: {mode: SIMPLE, credentialName: c, minProtocolVersion: TLSV1_0, cipherSuites: [AES128-SHA, AES128-SHA, ROT13]}}]}""",
        "!spec.servers[0].tls.cipherSuites[1] names AES128-SHA again",
        "!spec.servers[0].tls.cipherSuites[2] is no cipher suite that there is, and is left out")]
    public void Spec_IsJudged(string spec, params string[] expected) => Assert.Equal(expected, Verdict.OfRules("Gateway", spec));
}
