namespace OrleansMesh.Routing.Tests.Validation;

/// <summary>Everything that is wrong with, or worth a warning in, the spec of a Service; warnings come last, after an exclamation mark.</summary>
public sealed class ServiceAdmissionTests
{
    [Theory]
    [InlineData("spec: {ports: [{port: 80, targetPort: http}], selector: {app: a}}")]
    [InlineData("spec: {}", "spec.ports Required: must be set")]
    [InlineData("spec: {clusterIP: None}", "!spec.clusterIP is accepted but not honoured: the mesh gives no virtual addresses")]
    [InlineData("spec: {type: ExternalName}", "spec.externalName Required: must be set")]
    [InlineData("""spec: {type: ExternalName, externalName: "a b"}""", "spec.externalName Invalid: must be a host name")]
    [InlineData("spec: {type: ExternalName, externalName: a.b}")]
    [InlineData(
        "spec: {type: LoadBalancer, ports: [{port: 1}], sessionAffinity: Sticky}",
        "spec.sessionAffinity NotSupported: must be one of None, ClientIP",
        "!spec.type is accepted but not honoured: the mesh opens no ports on nodes and has no load balancers to order; it works as ClusterIP does",
        "!spec.sessionAffinity is accepted but not honoured: clients are bound to no workload")]
    [InlineData(
        """spec: {type: Other, ports: [{port: 1}], selector: {"-": x}}""",
        "spec.type NotSupported: must be one of ClusterIP, NodePort, LoadBalancer, ExternalName",
        "spec.selector[-] Invalid: the key must be [prefix/]name: the name at most 63 letters, digits, '-', '_' and '.', the prefix a DNS name")]
    [InlineData(
        "spec: {ports: [{}, {port: 0, name: A}, {port: 65536, name: x, protocol: TLS, targetPort: 0, nodePort: 70000}, {port: 1, name: x, targetPort: 70000}, {port: 1, name: y, targetPort: a--b, protocol: UDP}, {port: 1, name: z, targetPort: UPPER, protocol: TCP, appProtocol: http}]}",
        "spec.ports[0].port Required: must be set",
        "spec.ports[0].name Required: must be set where there are several ports",
        "spec.ports[1].port Invalid: must be a port from 1 to 65535",
        "spec.ports[1].name Invalid: must be at most 63 lower-case letters, digits and '-', with a letter or digit at either end",
        "spec.ports[2].port Invalid: must be a port from 1 to 65535",
        "spec.ports[2].nodePort Invalid: must be a port from 1 to 65535",
        "spec.ports[2].protocol NotSupported: must be one of TCP, UDP, SCTP",
        "spec.ports[3].targetPort Invalid: must be a port from 1 to 65535",
        "spec.ports[3].name Duplicate: x is the name of an earlier port",
        "spec.ports[4].targetPort Invalid: must be a port, or a name of at most 15 lower-case letters, digits and single '-', with a letter among them",
        "spec.ports[5].targetPort Invalid: must be a port, or a name of at most 15 lower-case letters, digits and single '-', with a letter among them",
        "spec.ports[5].port Duplicate: 1/TCP is an earlier port",
        "!spec.ports[2].protocol is accepted but not honoured: the edge reaches every port over TCP",
        "!spec.ports[2].nodePort is accepted but not honoured: the mesh opens no ports on nodes",
        "!spec.ports[4].protocol is accepted but not honoured: the edge reaches every port over TCP",
        "!spec.ports[5].protocol is accepted but not honoured: the edge reaches every port over TCP")]
    public void Spec_IsJudged(string spec, params string[] expected) => Assert.Equal(expected, Verdict.Of("Service", spec));
}
