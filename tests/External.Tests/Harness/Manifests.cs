namespace OrleansMesh.External.Tests.Harness;

/// <summary>Manifests that several tests need, in text.</summary>
internal static class Manifests
{
    /// <summary>A VirtualService for every host that forwards to one address and mirrors all to another.</summary>
    public static string Mirror(string name, int primaryPort, int shadowPort) =>
        $$"""
        apiVersion: networking.istio.io/v1
        kind: VirtualService
        metadata: { name: {{name}} }
        spec:
          hosts: ["*"]
          gateways: [istio-system/ingressgateway]
          http:
          - name: all
            route:
            - destination: { host: 127.0.0.1, port: { number: {{primaryPort}} } }
            mirror: { host: 127.0.0.1, port: { number: {{shadowPort}} } }
        """;
}
