namespace OrleansMesh.Routing.Tests.Validation;

/// <summary>Whoever mends a manifest mends all of it at once: every fault is in the first answer, and nothing else is.</summary>
public sealed class ManyFaultsTests
{
    private const string Spec =
        """
        spec:
          hosts: ["*", "a.*.b"]
          gateways: [mesh, "*/gw"]
          exportTo: [A_B]
          http:
          - match:
            - uri: {regex: "("}
              port: 70000
              headers: {"a b": {exact: x}}
            route:
            - destination: {host: a, subset: v_1, port: {number: 0}}
              weight: -1
            - weight: 1
            mirror: {host: "*"}
            mirrorPercentage: {value: 101}
            timeout: 0s
            retries: {attempts: -1, retryOn: sometimes}
            fault: {abort: {httpStatus: 42}}
            corsPolicy: {allowMethods: [BREW]}
            headers: {request: {remove: [host]}}
            rewrite: {}
        """;

    [Fact]
    public void TwentyFaults_HaveTwentyErrors() => Assert.Equal(
        [
            "spec.hosts[0] Invalid", "spec.hosts[1] Invalid", "spec.gateways[1] Invalid", "spec.exportTo[0] Invalid",
            "spec.http[0].mirror.host Invalid", "spec.http[0].mirrorPercentage.value Invalid", "spec.http[0].timeout Invalid",
            "spec.http[0].rewrite.uri Required", "spec.http[0].retries.attempts Invalid", "spec.http[0].retries.retryOn NotSupported",
            "spec.http[0].fault.abort.httpStatus Invalid", "spec.http[0].corsPolicy.allowMethods[0] NotSupported",
            "spec.http[0].headers.request.remove[0] Forbidden", "spec.http[0].match[0].uri.regex Invalid", "spec.http[0].match[0].headers[a b] Invalid",
            "spec.http[0].match[0].port Invalid", "spec.http[0].route[0].destination.subset Invalid",
            "spec.http[0].route[0].destination.port.number Invalid", "spec.http[0].route[1].destination Required", "spec.http[0].route[0].weight Invalid",
        ],
        Verdict.OfRules("VirtualService", Spec).Select(line => line[..line.IndexOf(": ", StringComparison.Ordinal)]));
}
